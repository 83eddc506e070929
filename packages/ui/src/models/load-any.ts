/** Hosted form: any shipped model, each a file beside the page. */
export { loadModel } from '@planwright/models/load';
