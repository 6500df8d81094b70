/** Whether a request is one that somebody could see and that the page itself has made: not a data: URL,
 *  and not the tab's icon, which the browser fetches at a moment of its own choosing. */
export const asked = (url) => !url.startsWith('data:') && !/\/[^/]*icon[^/]*$/.test(url);
