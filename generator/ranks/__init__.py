"""What a report claims of its own ranks: 增速跃居全省第3, 较上年前移2位."""
