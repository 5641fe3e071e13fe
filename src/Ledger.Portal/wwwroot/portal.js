// What only the browser can do: keep the user's key and sign with it, keep what was typed until it was sent.

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
// PKCS #8 (RFC 5208) around an EC private key (RFC 5915) of P-256 that leaves its public half out.
const PKCS8_P256 = '3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420';
// SubjectPublicKeyInfo of P-256 up to the point.
const SPKI_P256 = '3059301306072a8648ce3d020106082a8648ce3d030107034200';
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const DRAFTS = 'ledger.draft/';

const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const toHex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const fromBase64Url = (text) => fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));

function request(action) {
  return new Promise((resolve, reject) => {
    action.onsuccess = () => resolve(action.result);
    action.onerror = () => reject(action.error);
  });
}

async function keys(mode) {
  const opening = indexedDB.open('ledger', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
  return (await request(opening)).transaction('keys', mode).objectStore('keys');
}

const findKey = async (account) => request((await keys('readonly')).get(account));

/** Takes a key out of an account file; from then on not even this script can read it, only sign with it. */
async function importKey(file) {
  const { account, algorithm, secret } = JSON.parse(await file.text());
  if (typeof account !== 'string' || algorithm !== 'p256' || !/^[0-9a-f]{64}$/.test(secret)) {
    throw new TypeError('not an account file');
  }
  const readable = await crypto.subtle.importKey('pkcs8', fromHex(PKCS8_P256 + secret), P256, true, ['sign']);
  const { x, y } = await crypto.subtle.exportKey('jwk', readable);
  const spki = fromHex(`${SPKI_P256}04${toHex(fromBase64Url(x))}${toHex(fromBase64Url(y))}`);
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', readable);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, P256, false, ['sign']);
  return { account, id: toHex(await crypto.subtle.digest('SHA-256', spki)), key };
}

/** Signs with the account's key (FIPS 186-5 over SHA-256); null when this browser has none. */
export async function sign(account, message) {
  const kept = await findKey(account);
  if (!kept) return null;
  const pair = toHex(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, kept.key, fromBase64(message)));
  // Of the two values of s that fit, the log takes the lower.
  const s = BigInt(`0x${pair.slice(64)}`);
  const low = s > P256_ORDER / 2n ? P256_ORDER - s : s;
  return { key: kept.id, value: pair.slice(0, 64) + low.toString(16).padStart(64, '0') };
}

const isChoice = (field) => field.type === 'checkbox' || field.type === 'radio';

// What one of several says, or whether a box is ticked; of everything else what stands in it.
const valueOf = (field) => (field.type === 'checkbox' ? String(field.checked) : field.value);

function put(field, kept) {
  if (isChoice(field)) field.checked = kept === (field.type === 'checkbox' ? 'true' : field.value);
  else field.value = kept;
}

/** Puts back what was typed last into the fields of a form that was opened anew. */
export function restoreDrafts() {
  for (const field of document.querySelectorAll('[data-draft]')) {
    const kept = localStorage.getItem(DRAFTS + field.dataset.draft);
    const stands = field.type === 'radio' ? kept !== field.value || field.checked : kept === valueOf(field);
    const isOffered = field.tagName !== 'SELECT' || [...field.options].some((option) => option.value === kept);
    if (kept !== null && !stands && isOffered) {
      put(field, kept);
      for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
    }
  }
}

export function forgetDrafts(form) {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(DRAFTS + form)) localStorage.removeItem(name);
  }
}

const STOPS = 'main a, main summary';
const stops = () => [...document.querySelectorAll(STOPS)];

// Where something of a page that is not alive yet stands; null for all else.
function placeOf(target) {
  const at = document.querySelector('fieldset.live:disabled') ? target.closest?.(STOPS) : null;
  return at ? { at, place: stops().indexOf(at), address: location.href } : null;
}

// A page that comes alive is put anew in the place of the same page.
function findAgain({ at, place, address }) {
  const again = at.isConnected || address !== location.href ? null : stops()[place];
  return again?.localName === at.localName && again.textContent === at.textContent ? again : null;
}

async function showKey(page) {
  const controls = page.querySelector('fieldset');
  const status = page.querySelector('#key-status');
  const kept = await findKey(page.dataset.account);
  status.textContent = kept ? `${page.dataset.have} ${kept.id.slice(0, 16)}` : page.dataset.none;
  status.dataset.have = kept ? kept.id : '';
  controls.disabled = false;
}

async function takeKey(page, file) {
  const status = page.querySelector('#key-status');
  try {
    const taken = await importKey(file);
    if (taken.account !== page.dataset.account) {
      status.textContent = `${page.dataset.wrong} ${taken.account}`;
      return;
    }
    await request((await keys('readwrite')).put({ id: taken.id, key: taken.key }, taken.account));
    await showKey(page);
  } catch {
    status.textContent = page.dataset.unreadable;
  }
}

// Once for the document, however often the module is asked for and whatever page comes into it.
if (!window.ledgerPortal) {
  window.ledgerPortal = true;
  document.addEventListener('input', ({ target }) => {
    if (target.dataset?.draft) localStorage.setItem(DRAFTS + target.dataset.draft, valueOf(target));
  });
  document.addEventListener('change', ({ target }) => {
    const page = target.closest?.('[data-key-page]');
    if (page && target.id === 'key-file' && target.files[0]) takeKey(page, target.files[0]);
  });
  document.addEventListener('click', async ({ target }) => {
    const page = target.closest?.('[data-key-page]');
    if (page && target.id === 'key-forget') {
      await request((await keys('readwrite')).delete(page.dataset.account));
      await showKey(page);
    }
  });
  // What had the focus when a page came alive has it still, and what was being pressed then is done.
  let [focused, pressed] = [null, null];
  document.addEventListener('focusin', ({ target }) => { focused = placeOf(target); });
  document.addEventListener('pointerdown', ({ target, button, ctrlKey, metaKey, shiftKey }) => {
    pressed = button || ctrlKey || metaKey || shiftKey ? null : placeOf(target);
  });
  document.addEventListener('pointerup', ({ target }) => {
    const again = pressed && findAgain(pressed);
    if (again?.contains(target)) again.click();
    pressed = null;
  });
  new MutationObserver(() => {
    if (focused && document.activeElement === document.body) findAgain(focused)?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
  // A page that is open keeps speaking for who opened it. Once another one signed in elsewhere, it begins anew.
  const who = () => document.querySelector('.who')?.textContent;
  const account = who();
  const look = () => {
    if (who() !== account) {
      location.reload();
      return;
    }
    const page = document.querySelector('[data-key-page]');
    if (page) showKey(page);
  };
  look();
  window.Blazor?.addEventListener?.('enhancedload', look);
}
