/** Whether a request is one that somebody could see and that the page itself has made: not a data: or blob: URL,
 *  and not the tab's icon, which the browser fetches at a moment of its own choosing. */
export const asked = (url) => !/^(data|blob):/.test(url) && !/\/[^/]*icon[^/]*$/.test(url);
