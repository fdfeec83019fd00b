"""The same count by other means: citations between countries by technology, from a corpus or from what was published.

Each file is a program: FOLDER SYMBOLS OUTPUT. FOLDER holds the tables of a corpus, or those of a source, see tables.py.
SYMBOLS is a table (scheme, symbol, technology), so that no alternative need know the rules of matching; OUTPUT gets the
columns technology, citing, cited, citations. A citation counts in each technology that both families are in, and is
shared out among the countries of the parties on either side.
"""
