values (150001)
