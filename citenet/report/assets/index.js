// The index: its tables sort, its language can be switched.

startTables();
startLanguages();
document.documentElement.dataset.ready = "true";
