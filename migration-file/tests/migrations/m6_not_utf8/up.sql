select 'grün';
