// The very first script, inside the page itself: what has to be known before anything is seen. It is written into the
// page by the build, and the policy allows it by its hash.

const root = document.documentElement;

// Opened as a file the page can load nothing: then there is the form for paper.
if (location.protocol === 'file:') location.replace('paper.html');

/** Another site's page around this one could cover it, or pass for it. One of our own may show it. */
function is_framed_by_another() {
  try {
    for (let one = self; one !== one.parent; one = one.parent)
      if (one.parent.location.origin !== self.origin) return true;
    return false;
  } catch {
    return true; // it may not even be asked
  }
}
if (is_framed_by_another()) root.dataset.framed = 'yes';

// Where the program does not arrive, nobody else is there to say so.
addEventListener('error', ({ target }) => {
  if (target instanceof HTMLScriptElement) root.dataset.lost = 'yes';
}, true);
