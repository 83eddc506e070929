import '@planwright/core/browser-worker';
