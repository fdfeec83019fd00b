"""The analyst's SQL on Spark, in one process on all cores of this machine."""

import sys

from analyst_sql import QUERY, TABLES
from pyspark.sql import SparkSession


def main(corpus: str, symbols: str, output: str) -> None:
    spark = (
        SparkSession.builder.master("local[*]").config("spark.driver.memory", "8g")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "8").getOrCreate()
    )
    for name in TABLES:
        spark.read.parquet(f"{corpus}/{name}.parquet").createOrReplaceTempView(name)
    spark.read.parquet(symbols).createOrReplaceTempView("symbols")
    spark.sql(QUERY).coalesce(1).write.mode("overwrite").parquet(output)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
