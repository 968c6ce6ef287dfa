# Waarom iets niet kan: wat er is, waarom, en wat u kunt doen.

refused-not-yours = Deze zaak is van { $value }: alleen wie verantwoordelijk is, doet dit. Laat { $value } het doen, of neem de zaak over met een reden.
refused-needs-role = Dit kan alleen iemand met de rol { $value }. Vraag een collega met die rol.
refused-not-handed-to-you = Deze zaak is niet aan u doorgegeven, dus u kunt haar niet aannemen of weigeren.
refused-handled-it-before = U hebt aan deze zaak meegewerkt en beslist dus niet over het beroep. Laat een ander bestuurslid beslissen.
refused-not-your-entry = Regel { $value } is van een ander. Wie die vastlegde of verantwoordelijk is, kan die corrigeren.
refused-unknown-person = Er is hier niemand met de gebruikersnaam { $value }. Kijk in de lijst van medewerkers.
refused-cannot-handle = { $value } kan deze zaak niet behandelen. Kies een andere medewerker.
refused-has-it-already = { $value } heeft deze zaak al. Kies een ander.
refused-unknown-category = Die categorie bestaat niet. Kies uit: { $value }.
refused-already-assessed = Deze zaak is al in behandeling bij { $value }. Overnemen kan met doorgeven aan uzelf.
refused-not-assessed = Nog niemand is verantwoordelijk voor deze zaak. Neem de zaak eerst aan; doorgeven kan daarbij meteen.
refused-hand-over-without-reason = Doorgeven vraagt een reden. Schrijf op wat uw collega moet weten.
refused-awaits-writing = Deze mondelinge melding staat nog niet op schrift. Leg eerst de schriftelijke klacht vast, of maak er een signaal van.
refused-in-writing = Deze zaak staat al op schrift.
refused-anonymous = Een anonieme klacht wordt als signaal behandeld. Leg eerst vast wie de klager is.
refused-identity-known = Het is al bekend wie dit indiende.
refused-no-identity = Vul een naam, een e-mailadres, een telefoonnummer of een adres in.
refused-same-kind = Deze zaak is al een { $value }.
refused-complaints-only = Dit hoort bij een klacht, en dit is er geen. Een signaal of verbetervoorstel krijgt een reactie.
refused-signals-only = Een klacht krijgt een oordeel en een aanbod, geen reactie. Leg hoor en wederhoor en het oordeel vast.
refused-already-acknowledged = De ontvangst is al bevestigd, op { $value }. Een later contact kunt u als notitie vastleggen.
refused-no-email = Van de klager is geen e-mailadres bekend, dus dit kan niet worden gemaild. Bevestig per brief of telefoon.
refused-not-acknowledged = De ontvangst is nog niet bevestigd. Bevestig die eerst.
refused-not-heard = Een oordeel kan pas als beide partijen zijn gehoord. Leg een verklaring vast van { $value }, of waarom die er niet is.
refused-no-such-point = Punt { $value } bestaat niet: deze klacht heeft { $of ->
        [one] 1 punt
       *[other] { $of } punten
    }.
refused-not-found = Er is nog geen oordeel over punt { $value }. Leg dat eerst vast.
refused-no-solution = Er is nog geen oplossing om aan te bieden. Formuleer die eerst.
refused-offer-is-open = Er loopt al een aanbod. Leg eerst het antwoord van de klager vast.
refused-no-open-offer = Er is geen aanbod dat op antwoord wacht. Leg eerst het aanbod vast.
refused-not-answered = De klager heeft nog niet op het aanbod geantwoord. Leg eerst het antwoord vast.
refused-offer-declined = Het aanbod is afgewezen, dus er is niets uit te voeren. Doe een nieuw aanbod, of sluit de zaak.
refused-already-carried-out = De oplossing is al uitgevoerd, op { $value }.
refused-no-follow-up-due = Er is nu geen nazorg te doen. Die volgt twee weken na de uitvoering, als zij relevant is.
refused-decision-missing = De reactie op een verbetervoorstel zegt wat is besloten: overgenomen, niet overgenomen of al bekend. Kies er een.
refused-nothing-to-decide = Over een signaal wordt niet besloten. Laat het besluit weg.
refused-already-replied = De reactie is al vastgelegd. Een aanvulling kunt u als notitie vastleggen.
refused-signal-needs-reply = Een signaal of verbetervoorstel eindigt met een reactie. Leg de reactie vast, of waarom die niet mogelijk is.
refused-not-ready-to-close = Deze zaak kan nog niet dicht; zij staat op: { $value }. Doe eerst die stap.
refused-has-ended = Deze zaak is al beëindigd. Sluit haar, of heropen haar met een reden.
refused-is-closed = Deze zaak is gesloten en wacht op het archief. Heropen haar eerst.
refused-not-closed = Deze zaak is niet gesloten. Sluit haar eerst.
refused-is-archived = Deze zaak ligt in het archief en is alleen te lezen.
refused-not-archived = Deze zaak ligt niet in het archief.
refused-already-held = De vernietiging wordt al tegengehouden.
refused-not-held = De vernietiging wordt niet tegengehouden.
refused-review-in-the-past = De datum om te herzien ligt in het verleden: { $value }. Kies een latere.
refused-no-offer-to-appeal = Beroep kan pas als er een aanbod is gedaan.
refused-appeal-pending = Het bestuur moet eerst over het beroep beslissen.
refused-no-appeal-pending = Er loopt geen beroep waarover beslist kan worden.
refused-received-in-future = De ontvangst ligt in de toekomst: { $value }. Vul de dag in waarop het binnenkwam.
refused-in-future = Die datum ligt in de toekomst: { $value }. Leg vast wat gebeurd is.
refused-before-receipt = Dat ligt voor de ontvangst van de zaak op { $value }. Kies een latere datum.
refused-promise-in-the-past = De toegezegde datum ligt in het verleden: { $value }. Kies vandaag of later.
refused-no-such-entry = Regel { $value } bestaat niet: het dossier heeft { $of ->
        [one] 1 regel
       *[other] { $of } regels
    }.
refused-nothing-to-correct = Regel { $value } bevat geen tekst die u kunt corrigeren.
refused-not-yours-to-undo = Regel { $value } is van een ander. Alleen wie die vastlegde kan die ongedaan maken.
refused-nothing-to-undo = Er is in deze zaak niets van u dat u ongedaan kunt maken.
refused-cannot-undo = Regel { $value } kunt u niet ongedaan maken: die is verstuurd of een ander handelt ernaar. Voeg een notitie of correctie toe.
refused-built-upon = Regel { $value } kunt u niet ongedaan maken: regel { $upon } van { $by } bouwt erop voort. Maak eerst die ongedaan.
refused-already-undone = Regel { $value } is al ongedaan gemaakt.
refused-not-undone = Regel { $value } is niet ongedaan gemaakt.
refused-link-with-itself = Een zaak kan niet met zichzelf verbonden worden. Kies een ander nummer.
refused-linked-already = Deze zaak is al verbonden met { $value }.
refused-not-linked = Deze zaak is niet verbonden met { $value }.
refused-nothing-to-change = Dat is al zo; er is niets veranderd.
