// A page of text and tables: these sort, and the language can be switched.

startTables();
startLanguages();
document.documentElement.dataset.ready = "true";
