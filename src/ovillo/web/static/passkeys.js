// Passkeys: the browser makes one, or signs with one; the server says what is to be signed, and whether it holds.
import { ask, tell } from "./workbench.js";

const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.codePointAt(0));

const textOf = (buffer) =>
  btoa(String.fromCodePoint(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function post(address, body) {
  return (await ask(address, { method: "POST", body })).json();
}

function described(credential, fields) {
  const response = {};
  for (const name of fields) {
    const value = credential.response[name];
    if (value) response[name] = textOf(value);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: {},
  });
}

async function add() {
  const options = await post("/account/passkeys/options");
  options.challenge = bytesOf(options.challenge);
  options.user.id = bytesOf(options.user.id);
  for (const each of options.excludeCredentials ?? []) each.id = bytesOf(each.id);
  const made = await navigator.credentials.create({ publicKey: options });
  return post("/account/passkeys", described(made, ["clientDataJSON", "attestationObject"]));
}

async function enter() {
  const options = await post("/sign-in/passkey/options");
  options.challenge = bytesOf(options.challenge);
  for (const each of options.allowCredentials ?? []) each.id = bytesOf(each.id);
  const signed = await navigator.credentials.get({ publicKey: options });
  return post("/sign-in/passkey", described(signed, ["clientDataJSON", "authenticatorData", "signature", "userHandle"]));
}

if (globalThis.PublicKeyCredential && navigator.credentials) {
  for (const each of document.querySelectorAll("[data-passkeys]")) each.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-passkey-add], [data-passkey-enter]");
  if (!button) return;
  button.disabled = true;
  try {
    const told = await ("passkeyAdd" in button.dataset ? add() : enter());
    location.assign(told.to);
  } catch (error) {
    tell(error.message);
    button.disabled = false;
  }
});
