// Passkeys: the one thing on these pages a browser cannot do without script. A form with data-passkey stays hidden where
// there is none, and everything else works without it.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    continue;
  }

  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.Credential.value) {
      return;
    }

    event.preventDefault();
    const failed = form.querySelector("[data-failed]");
    failed.hidden = true;
    try {
      const answer = await fetch(form.dataset.options, {
        method: "POST",
        headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value },
      });
      if (answer.redirected) {
        location.assign(answer.url);
        return;
      }

      const options = await answer.json();
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.Credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
