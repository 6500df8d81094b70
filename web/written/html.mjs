// What the pages that are written at build time share.

const safe_text = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const text = (value) => String(value).replace(/[&<>"]/g, (c) => safe_text[c]);

const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill='%231d4e7a' d='M1 2h14v3H1zm2 4h2v9H3zm8 0h2v9h-2z'/></svg>";

/** The head of a page that people open. @param {string} more what only this one needs */
export const head = (title, more) => `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="${icon}">
${more}
</head>`;
