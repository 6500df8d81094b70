// What the pages that are written at build time share.

const safe_text = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const text = (value) => String(value).replace(/[&<>"]/g, (c) => safe_text[c]);

export const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill='%231d4e7a' d='M1 2h14v3H1zm2 4h2v9H3zm8 0h2v9h-2z'/></svg>";
