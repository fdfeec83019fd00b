"""The same count by other means: citations between countries by technology, from the tables of a corpus.

Each file is a program: CORPUS SYMBOLS OUTPUT. SYMBOLS is a table (scheme, symbol, technology), so that no alternative
need know the rules of matching; OUTPUT gets the columns technology, citing, cited, citations. A citation counts in each
technology that both families are in, and is shared out among the countries of the parties on either side.
"""
