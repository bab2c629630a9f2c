values (150020)
