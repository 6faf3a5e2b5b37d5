"""The data package: every table that the site draws, as CSV with a Table Schema.

A table is data: its columns, each with name, meaning, type and how it is got from a record, and
where its records come from. Files are made report by report, so that nothing holds a whole table.

Source: https://datapackage.org (v2) and https://specs.frictionlessdata.io/table-schema. The names
of files, columns and ids are a contract: add freely, rename nothing.
"""
