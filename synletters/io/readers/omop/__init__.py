"""OMOP's NOTE with PERSON: in a folder of CSV or Parquet, or in a database."""
