--- before
create text search dictionary d (template = simple);
create text search configuration c (parser = "default");
alter text search configuration c add mapping for asciiword with d;
create text search configuration kept (parser = "default");
alter text search configuration kept add mapping for asciiword with d;
--- desired
create text search configuration kept (parser = "default");
alter text search configuration kept add mapping for asciiword with simple;
