//! The parts of a dossier, in the order of the procedure; one that has nothing to say is left out.

use super::dossier::Writer;
use super::{Block, Row, Section, manifest};
use crate::lang::solution_text;
use crate::procedure::case::{Appeal, ContactMade, Offer, Statement};
use crate::procedure::hearing::statements_on;
use crate::procedure::journal::{Complainant, Event, FollowUpPlan, MeasureChoice};
use crate::procedure::terms::{Done, Term};
use crate::procedure::{Kind, Line, PointNo, Side, TermName};

impl Writer<'_> {
    /// All parts that have something to say.
    pub(super) fn sections(&mut self) -> Vec<Section> {
        let parts = [
            self.particulars(),
            self.wording(),
            self.acknowledgement(),
            self.hearing(),
            self.finding(),
            self.solution(),
            self.offers(),
            self.carrying_out(),
            self.reply(),
            self.ending(),
            self.appeals(),
            self.closing(),
            self.notes(),
            self.corrections(),
            self.files(),
        ];
        let mut sections: Vec<Section> = parts.into_iter().filter(|part| !part.blocks.is_empty()).collect();
        // what is told by then need not be told again
        sections.extend([self.proof(), self.journal()]);
        sections
    }

    fn particulars(&self) -> Section {
        let case = self.case;
        let line = |key: &str, line: &Option<Line>| line.as_ref().map(|line| self.fact(key, line.as_str()));
        let mut facts =
            vec![self.fact("doc-number", case.number.as_str()), self.fact("show-kind", &self.lang.choice(case.kind))];
        if case.kind != case.came_in_as {
            facts.push(self.fact("doc-came-in-as", &self.lang.choice(case.came_in_as)));
        }
        facts.push(self.fact("doc-subject", case.subject.as_str()));
        facts.push(
            self.fact(
                "show-received",
                &format!("{}, {}", self.moment(case.received_at), self.lang.choice(case.channel)),
            ),
        );
        let registered = format!("{}, {}", self.moment(case.registered_at), self.name(&case.registered_by));
        facts.push(self.fact("doc-registered", &registered));
        facts.extend(line("doc-category", &case.category));
        facts.extend(line("doc-exam", &case.exam));
        facts.extend(line("doc-location", &case.location));
        facts.extend(self.complainant());
        if let Some(day) = case.identified_on {
            facts.push(self.fact("doc-identified", &self.date(day)));
        }
        facts.extend(case.respondent.as_ref().map(|it| self.fact("show-respondent", it.name.as_str())));
        if case.confidential {
            facts.push(self.fact("doc-confidential", &self.lang.text("doc-confidential-says")));
        }
        let responsible = case.responsible.as_ref().map(|user| self.name(user));
        facts.push(self.fact("show-responsible", &responsible.unwrap_or_else(|| self.lang.text("show-nobody"))));
        if let Some(finding) = case.finding() {
            facts.push(self.fact("show-finding", &self.lang.choice(finding)));
        }
        self.section("doc-section-particulars", None, vec![Block::Facts { facts }])
    }

    fn complainant(&self) -> Vec<(String, String)> {
        let key = if self.case.kind == Kind::Complaint { "show-complainant" } else { "doc-giver" };
        let Complainant::Known(contact) = &self.case.complainant else {
            return vec![self.fact(key, &self.lang.text("show-anonymous"))];
        };
        let name = self.case.complainant.called().unwrap_or_default().to_owned();
        let relation = contact.relation.map(|relation| self.lang.choice(relation));
        let who: Vec<String> = std::iter::once(name).chain(relation).collect();
        let mut facts = vec![self.fact(key, &who.join(", "))];
        facts.extend(contact.email.as_ref().map(|email| self.fact("doc-email", email.as_str())));
        facts.extend(contact.phone.as_ref().map(|phone| self.fact("doc-phone", phone.as_str())));
        facts.extend(contact.address.as_ref().map(|address| self.fact("doc-address", address.as_str())));
        facts
    }

    /// What was written or told (W1).
    fn wording(&mut self) -> Section {
        let key = match self.case.kind {
            Kind::Complaint => "doc-section-complaint",
            Kind::Signal => "doc-section-signal",
            Kind::Proposal => "doc-section-proposal",
        };
        let head = self.with("doc-received-on", &self.date(self.case.received_on));
        let mut blocks = vec![self.quote(&head, &self.case.text.to_string())];
        blocks.extend(self.term(TermName::Written));
        self.section(key, Some("W1"), blocks)
    }

    /// A term as a line: its last day, and what became of it.
    fn term(&self, name: TermName) -> Option<Block> {
        let term = self.case.terms().into_iter().find(|term| term.name == name)?;
        Some(Block::Facts { facts: vec![self.term_fact(&term)] })
    }

    fn term_fact(&self, term: &Term) -> (String, String) {
        let became = match term.done {
            Some(Done { on, .. }) if on <= term.due => self.with("doc-term-met", &self.date(on)),
            Some(Done { on, .. }) => self.with("doc-term-late", &self.date(on)),
            None if term.is_waived => self.lang.text("level-waived"),
            None => self.lang.text("level-open"),
        };
        let label = self.with("doc-term", &self.lang.choice(term.name));
        (label, format!("{} ({}): {became}", self.date(term.due), term.clause.code()))
    }

    /// How receipt was confirmed, and what was tried before (W3).
    fn acknowledgement(&mut self) -> Section {
        let mut blocks = Vec::new();
        let attempts: Vec<ContactMade> = self.case.attempts.clone();
        for attempt in attempts {
            blocks.extend(self.contact("doc-attempt", &attempt));
        }
        if let Some(made) = self.case.acknowledgement.clone() {
            blocks.extend(self.contact("doc-acknowledged", &made));
            if let Some(reason) = &made.late_reason {
                blocks.push(self.quote(&self.lang.text("doc-late-reason"), reason.as_str()));
            }
        }
        if self.case.kind == Kind::Complaint {
            blocks.extend(self.term(TermName::Acknowledge));
        }
        self.section("doc-section-acknowledgement", Some("W3"), blocks)
    }

    fn contact(&mut self, key: &str, made: &ContactMade) -> Vec<Block> {
        let how = format!("{}, {}, {}", self.lang.choice(made.means), self.date(made.on), self.name(&made.by));
        let head = self.with(key, &how);
        match &made.note {
            Some(note) => vec![self.quote(&head, note.as_str())],
            None => vec![self.line(&head)],
        }
    }

    /// Both sides, point by point (W4).
    fn hearing(&mut self) -> Section {
        let case = self.case;
        let mut blocks = Vec::new();
        for point in &case.points {
            let mut said = Vec::new();
            for side in [Side::Complainant, Side::Respondent, Side::Witness] {
                let on_point: Vec<Statement> = statements_on(case, side, point.number).cloned().collect();
                said.extend(on_point.iter().map(|statement| self.statement(statement)));
            }
            if case.points.len() > 1 {
                blocks.push(self.point_head(point.number));
                if point.number > 1 {
                    blocks.push(self.quote(&self.lang.text("doc-point-says"), point.text.as_str()));
                } else if said.is_empty() {
                    blocks.push(self.line(&self.lang.text("doc-point-is-complaint")));
                }
            }
            blocks.extend(said);
            if let Some(agreement) = point.agreement {
                let text = self.lang.text_with("doc-compared", &[("agreement", &self.lang.choice(agreement))]);
                blocks.push(Block::Line { text });
            }
        }
        for not_heard in &case.not_heard {
            let side = self.lang.choice(not_heard.side);
            let ground = self.lang.choice(not_heard.ground);
            let head = self.lang.text_with("doc-not-heard", &[("side", &side), ("ground", &ground)]);
            blocks.push(self.quote(&head, not_heard.reason.as_str()));
        }
        self.section("doc-section-hearing", Some("W4"), blocks)
    }

    fn point_head(&self, point: PointNo) -> Block {
        Block::Head { text: self.with("doc-point", &point.to_string()) }
    }

    fn statement(&mut self, statement: &Statement) -> Block {
        let head = self.lang.text_with(
            "doc-statement",
            &[
                ("side", &self.lang.choice(statement.side)),
                ("party", statement.party.as_str()),
                ("means", &self.lang.choice(statement.means)),
                ("day", &self.date(statement.on)),
                ("name", &self.name(&statement.by)),
            ],
        );
        self.quote(&head, statement.text.as_str())
    }

    /// The finding on each point and on the whole, with its grounds (D2).
    fn finding(&mut self) -> Section {
        let case = self.case;
        let mut blocks = Vec::new();
        let has_points = case.points.len() > 1;
        for point in &case.points {
            if let Some(found) = &point.finding {
                let finding = self.lang.choice(found.finding);
                let head = if has_points {
                    let point = point.number.to_string();
                    self.lang.text_with("doc-finding-on-point", &[("point", &point), ("finding", &finding)])
                } else {
                    self.with("doc-finding", &finding)
                };
                blocks.push(self.quote(&head, found.grounds.as_str()));
            }
        }
        if let Some(own) = &case.own_finding {
            let head = self.with("doc-finding-own", &self.lang.choice(own.finding));
            blocks.push(self.quote(&head, own.grounds.as_str()));
        } else if let Some(finding) = case.finding().filter(|_| has_points) {
            blocks.push(self.line(&self.with("doc-finding-whole", &self.lang.choice(finding))));
        }
        self.section("doc-section-finding", Some("D2"), blocks)
    }

    fn solution(&mut self) -> Section {
        let mut blocks = Vec::new();
        if let Some(solution) = &self.case.solution {
            blocks.push(self.quote(&self.lang.text("doc-solution"), solution.text.as_str()));
            if let Some(extra) = &solution.extra_service {
                blocks.push(self.quote(&self.lang.text("doc-extra-service"), extra.as_str()));
                self.told.insert(solution_text(self.lang, &solution.text, extra));
            }
        }
        self.section("doc-section-solution", Some("W4"), blocks)
    }

    /// What was promised and offered, and what was answered (W5).
    fn offers(&mut self) -> Section {
        let case = self.case;
        let mut blocks = Vec::new();
        for promise in &case.promises {
            let due = promise.clock.deadline.map(|deadline| self.date(deadline.due)).unwrap_or_default();
            let head = self.with("doc-promised", &due);
            blocks.push(self.quote(&head, promise.text.as_str()));
        }
        for offer in &case.offers {
            blocks.extend(self.offer(offer));
        }
        self.section("doc-section-offers", Some("W5"), blocks)
    }

    fn offer(&mut self, offer: &Offer) -> Vec<Block> {
        let appeal = self.lang.text(if offer.appeal_named { "appeal-named" } else { "appeal-not-named" });
        let how = format!("{}, {}, {appeal}", self.lang.choice(offer.means), self.date(offer.on));
        let head = self.with("doc-offered", &how);
        let mut blocks = vec![match &offer.text {
            Some(text) => self.quote(&head, text.as_str()),
            None => self.line(&head),
        }];
        if let Some(given) = &offer.answer {
            let answer = format!("{}, {}", self.lang.choice(given.answer), self.moment(given.at));
            let head = self.with("doc-answered", &answer);
            blocks.push(match &given.note {
                Some(note) => self.quote(&head, note.as_str()),
                None => self.line(&head),
            });
        }
        blocks
    }

    /// The carrying out, and whether it satisfied (W6).
    fn carrying_out(&mut self) -> Section {
        let mut blocks = Vec::new();
        if let Some(done) = &self.case.carried_out {
            blocks.push(self.line(&self.with("doc-carried-out", &self.date(done.on))));
            if let FollowUpPlan::NotRelevant(reason) = &done.follow_up {
                blocks.push(self.quote(&self.lang.text("doc-no-follow-up"), reason.as_str()));
            }
            blocks.extend(self.term(TermName::FollowUp));
        }
        if let Some(done) = &self.case.follow_up {
            let outcome = [
                self.lang.choice(done.satisfaction),
                self.lang.choice(done.means),
                self.date(done.on),
                self.lang.choice(done.then),
            ];
            let head = self.with("doc-followed-up", &outcome.join(", "));
            blocks.push(match &done.note {
                Some(note) => self.quote(&head, note.as_str()),
                None => self.line(&head),
            });
        }
        self.section("doc-section-carrying-out", Some("W6"), blocks)
    }

    /// The reply to a signal or proposal (D1, G2).
    fn reply(&mut self) -> Section {
        let mut blocks = Vec::new();
        if let Some(reply) = &self.case.reply {
            let decision = reply.decision.map(|decision| self.lang.choice(decision));
            let parts = [self.lang.choice(reply.means), self.date(reply.on), self.name(&reply.by)];
            let how = parts.into_iter().chain(decision).collect::<Vec<_>>().join(", ");
            let head = self.with("doc-replied", &how);
            blocks.push(self.quote(&head, reply.text.as_str()));
        }
        if let Some(reason) = &self.case.no_reply {
            blocks.push(self.quote(&self.lang.text("doc-no-reply"), reason.as_str()));
        }
        if self.case.kind != Kind::Complaint {
            blocks.extend(self.term(TermName::Reply));
        }
        let clause = if self.case.kind == Kind::Proposal { "G2" } else { "D1" };
        self.section("doc-section-reply", Some(clause), blocks)
    }

    fn ending(&mut self) -> Section {
        let mut blocks = Vec::new();
        if let Some(reached) = &self.case.ending {
            let how = format!("{}, {}", self.lang.choice(reached.ending), self.date(reached.on));
            let head = self.with("doc-ended", &how);
            blocks.push(self.quote(&head, reached.reason.as_str()));
        }
        self.section("doc-section-ending", Some("D2"), blocks)
    }

    fn appeals(&mut self) -> Section {
        let appeals: Vec<Appeal> = self.case.appeals.clone();
        let mut blocks = Vec::new();
        for appeal in appeals {
            let head = self.with("doc-appeal", &self.date(appeal.received_on));
            blocks.push(self.quote(&head, appeal.text.as_str()));
            match &appeal.decision {
                Some(decided) => {
                    let parts = [self.lang.choice(decided.decision), self.date(decided.on), self.name(&decided.by)];
                    let head = self.with("doc-appeal-decided", &parts.join(", "));
                    blocks.push(self.quote(&head, decided.grounds.as_str()));
                }
                None => blocks.push(self.line(&self.lang.text("doc-appeal-pending"))),
            }
        }
        self.section("doc-section-appeals", Some("G7"), blocks)
    }

    /// When it was closed and archived, how long it is kept, and what other records there are of it (W7).
    fn closing(&mut self) -> Section {
        let case = self.case;
        let mut facts = Vec::new();
        if let Some(closed) = &case.closed {
            let how = format!("{}, {}", self.moment(closed.at), self.name(&closed.by));
            facts.push(self.fact("doc-closed", &how));
            let measure = match &closed.measure {
                MeasureChoice::None => self.lang.text("no-measure"),
                MeasureChoice::New(title) => self.lang.text_with("new-measure", &[("title", title.as_str())]),
                MeasureChoice::Existing(code) => self.lang.text_with("with-measure", &[("code", code.as_str())]),
            };
            facts.push(self.fact("doc-measure", &measure));
        }
        for earlier in &case.earlier_archivings {
            let how = format!("{}, {}", self.moment(earlier.at), self.name(&earlier.by));
            facts.push(self.fact("doc-archived-earlier", &how));
            if let Some(hash) = &earlier.record {
                facts.push(self.fact("doc-record-hash", hash));
            }
        }
        if let Some(archived) = &case.archived {
            let how = format!("{}, {}", self.moment(archived.at), self.name(&archived.by));
            facts.push(self.fact("doc-archived", &how));
            facts.push(self.fact("doc-end-of-file", &self.date(archived.end_of_file)));
            facts.push(self.fact("doc-keep-until", &self.lang.date_long(archived.keep_until)));
        }
        let mut blocks = if facts.is_empty() { Vec::new() } else { vec![Block::Facts { facts }] };
        if let Some(hold) = &case.hold {
            let head =
                self.lang.text_with("doc-held", &[("name", &self.name(&hold.by)), ("day", &self.date(hold.review))]);
            blocks.push(self.quote(&head, hold.reason.as_str()));
        }
        self.section("doc-section-closing", Some("W7"), blocks)
    }

    fn notes(&mut self) -> Section {
        let mut blocks = Vec::new();
        for note in &self.case.notes {
            let head = format!("{}, {}", self.moment(note.at), self.name(&note.by));
            blocks.push(self.quote(&head, note.text.as_str()));
        }
        self.section("doc-section-notes", None, blocks)
    }

    /// What was put right, and how it read before (default 11).
    fn corrections(&mut self) -> Section {
        let mut blocks = Vec::new();
        for correction in &self.case.corrections {
            let by = self.case.journal.iter().find(|entry| entry.number == correction.entry);
            let by = by.map(|entry| format!("{}, {}", self.moment(entry.at), self.name(&entry.by)));
            let (of, by) = (correction.of.to_string(), by.unwrap_or_default());
            let head = self.lang.text_with("doc-correction", &[("entry", &of), ("by", &by)]);
            blocks.push(self.quote(&head, correction.reason.as_str()));
            blocks.push(self.quote(&self.lang.text("doc-correction-earlier"), correction.earlier.as_str()));
        }
        self.section("doc-section-corrections", None, blocks)
    }

    /// The originals with their hashes.
    fn files(&self) -> Section {
        let rows: Vec<Row> = manifest::originals(self.case)
            .into_iter()
            .map(|(path, file)| {
                let added = self.case.journal.iter().find(|entry| match &entry.event {
                    Event::Attached { file: attached } => attached == file,
                    Event::Registered(it) => it.original.as_ref() == Some(file),
                    _ => false,
                });
                let added = added.map(|entry| format!("{}, {}", self.moment(entry.at), self.name(&entry.by)));
                let size = self.with("doc-bytes", &thousands(file.bytes));
                let path = path.rsplit('/').next().unwrap_or_default().to_owned();
                let added = self.with("doc-added", &added.unwrap_or_default());
                Row { cells: vec![path, size], below: Some(format!("{added}\nSHA-256 {}", file.sha256)) }
            })
            .collect();
        let columns = ["doc-column-file", "doc-column-size"].map(|key| self.lang.text(key));
        let table = Block::Table { columns: columns.to_vec(), widths: vec![10, 2], rows };
        let is_empty = matches!(&table, Block::Table { rows, .. } if rows.is_empty());
        let says = self.line(&self.lang.text("doc-files-says"));
        self.section("doc-section-files", Some("W7"), if is_empty { Vec::new() } else { vec![says, table] })
    }
}

/// `1.234.567`.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut made = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            made.push('.');
        }
        made.push(digit);
    }
    made
}
