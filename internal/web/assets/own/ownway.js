// Makes what already works a little smoother: the error summary is read out,
// a button is not pressed twice. Every page works without this script.
import { createAll, isSupported, Button, ErrorSummary, NotificationBanner, SkipLink } from 'GOVUK-FRONTEND'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
if (isSupported()) {
  for (const part of [Button, ErrorSummary, NotificationBanner, SkipLink]) {
    createAll(part)
  }
}
