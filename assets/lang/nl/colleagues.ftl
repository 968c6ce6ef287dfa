# Wie er nog aan een dossier werkt, en wat collega's wijzigden.

notice-changed = { $count } zaken gewijzigd door { $who }. F5 om te zien.
notice-changed-one = 1 zaak gewijzigd door { $who }. F5 om te zien.
notice-changed-read = { $count } zaken gewijzigd door { $who }.
notice-changed-read-one = 1 zaak gewijzigd door { $who }.
notice-also-elsewhere = U bent ook in een ander venster bezig (sinds { $time }).
colleagues = collega's
others-are-you = U hebt dit dossier ook in een ander venster open (sinds { $time }).
others-read = { $who } heeft dit dossier ook open, alleen om te lezen (sinds { $time }).
others-read-more = { $who } en nog { $count } hebben dit dossier ook open.
others-type = { $who } typt hier: { $what } (sinds { $time }).
others-type-short = { $who } typt hier: { $what }.
trouble-typed-elsewhere = U typt dit ook in een ander venster; het concept blijft daar. F2 bewaart hier.
ask-take-over = U typt dit ({ $what }) ook in een ander venster. Hier verdergaan? Het andere venster bewaart zijn concept dan niet meer.
notice-draft-saved = Concept bewaard om { $time }. Nog niet in het dossier: druk op F2.
notice-no-paste = Plakken: rechtermuisknop of Shift+Insert. Open eerst een tekstvak.
