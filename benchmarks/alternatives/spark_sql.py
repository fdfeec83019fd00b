"""The analyst's SQL on Spark, in one process on all cores of this machine."""

import sys

from analyst_sql import QUERY
from pyspark.sql import SparkSession
from tables import IN_SPARK, files, is_corpus


def main(folder: str, symbols: str, output: str) -> None:
    spark = (
        SparkSession.builder.master("local[*]").config("spark.driver.memory", "8g")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "8").getOrCreate()
    )
    for name, file in files(folder).items():
        spark.read.parquet(file).createOrReplaceTempView(name)
    for name, query in () if is_corpus(folder) else IN_SPARK.items():
        spark.sql(query).createOrReplaceTempView(name)
    spark.read.parquet(symbols).createOrReplaceTempView("symbols")
    spark.sql(QUERY).coalesce(1).write.mode("overwrite").parquet(output)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
