// The instruments beside the core, written at build time. The page takes their forms in once it works.
import { write_beside } from './form.mjs';
import { icon, text } from './html.mjs';

/** @param {any} catalog @returns {string} */
export function more_page(catalog) {
  const beside = catalog.instruments.filter((i) => i.beside);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Lintel: more scales</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="style.css">
</head>
<body class="alone">
<header id="top"><h1>More scales</h1><p>Knowledge ${text(catalog.knowledge)}, reviewed ${text(catalog.reviewed)}. They are answered and scored in <a href="./">the calculator</a>.</p></header>
<main>
${beside.map((instrument) => write_beside(catalog, instrument)).join('')}</main>
</body>
</html>
`;
}
