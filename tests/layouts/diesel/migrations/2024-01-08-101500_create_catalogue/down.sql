DROP TABLE titles_authors;
DROP TABLE titles;
DROP TABLE authors;
DROP TYPE medium;
