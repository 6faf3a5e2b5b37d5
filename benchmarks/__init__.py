"""Measurements that inform and do not judge: run by hand, never by the tests."""
