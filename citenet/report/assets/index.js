// The index: its tables sort, its language can be switched.

startTables();
startFigures();
startLanguages();
document.documentElement.dataset.ready = "true";
