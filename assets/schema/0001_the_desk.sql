-- The desk: people, cases with their journal, files, and what waits to be done.
--
-- `cases`, `search` and what hangs on it are projections of `journal`, written in the same transaction; `check` computes them again.

create table people (
    id     integer primary key,
    user   text not null unique,
    name   text not null,
    mail   text,
    roles  text not null, -- names with commas between
    active integer not null default 1
) strict;

create table counters (
    name  text primary key,
    value integer not null
) strict;

create table cases (
    id              integer primary key,
    number          text not null unique,
    kind            text not null,
    stage           text not null,
    is_open         integer not null, -- neither closed nor archived
    subject         text not null,
    responsible     text,
    handed_to       text,
    respondent_user text,
    received_at     integer not null, -- seconds since 1970
    due             text,             -- last day of the term that runs out first, a local date
    is_closed       integer not null, -- closed, or once archived: the archivist may see it
    is_archived     integer not null,
    destroy_after   text,             -- last day of the retention, a local date; null while anything stands in the way
    has_appeal      integer not null,
    version         integer not null,
    year            integer not null, -- of receipt, in the office's own time
    summary         text not null,    -- the short form, as JSON
    figures         text not null     -- what is counted of it, as JSON; empty once it is destroyed
) strict;

-- the inbox in its order; cases without a term come last. It and the next have what counting needs, so that no case is read for it
create index cases_open on cases (due is null, due, id, respondent_user, stage, is_closed, has_appeal) where is_open = 1;
create index cases_mine on cases (responsible, is_open, due, respondent_user, stage, is_closed, has_appeal);
create index cases_handed on cases (handed_to) where handed_to is not null;
-- the archive, newest first
create index cases_closed on cases (id) where is_open = 0;
create index cases_stage on cases (stage, id);
create index cases_appeal on cases (has_appeal, id) where has_appeal = 1;
-- the yearly analysis
create index cases_year on cases (year);
-- what is due for destruction, longest first
create index cases_due on cases (destroy_after, id) where destroy_after is not null;

create table journal (
    seq        integer primary key,
    case_id    integer not null references cases (id),
    entry      integer not null,
    at         integer not null,
    by         text not null,
    event      text not null,
    payload    text not null, -- the event, as JSON
    salt       blob not null,
    commitment blob not null, -- SHA-256 of salt and payload
    hash       blob not null, -- SHA-256 of the hash before it and all of the row but its payload
    unique (case_id, entry)
) strict;

-- Destruction. A list goes from proposed over confirmed and running to done, or is stopped; what stays of a destroyed case
-- is its number, its hashes in the journal, and its figures.

create table destruction_lists (
    id          integer primary key,
    name        text not null unique,
    state       text not null,
    is_restored integer not null default 0 -- made again after an older backup was restored
) strict;

create table destruction_cases (
    list_id integer not null references destruction_lists (id),
    case_id integer not null references cases (id),
    -- null while it is on the list; then 'destroyed', 'left_off' when it was confirmed, or 'stayed' when it was run
    outcome text,
    primary key (list_id, case_id)
) strict;
create index destruction_cases_case on destruction_cases (case_id);

create table destruction_events (
    seq          integer primary key,
    list_id      integer not null references destruction_lists (id),
    at           integer not null,
    by           text not null,
    event        text not null, -- the state it leads to
    detail       text not null, -- the event, as JSON; numbers of cases and nothing else of them
    reason       text,          -- what the person wrote; goes with the cases, so it is not in the hash
    journal_head blob not null, -- the last hash of the journal at that moment
    hash         blob not null  -- SHA-256 of the hash before it and all of the row but its reason
) strict;
create index destruction_events_list on destruction_events (list_id, seq);

create table destruction_certificates (
    list_id integer primary key references destruction_lists (id),
    body    text not null, -- the certificate, as JSON
    sha256  text not null
) strict;

create table destroyed_cases (
    case_id integer primary key references cases (id),
    list_id integer not null references destruction_lists (id),
    files   integer not null, -- how many went with it
    figures text not null     -- what is counted of it, as JSON
) strict;

-- The case that is being destroyed in this very transaction: empty whenever another can look.
create table destruction_now (
    case_id integer primary key references cases (id)
) strict;

create table files (
    sha256     text primary key,
    content    blob not null
) strict;

create table case_files (
    id      integer primary key,
    case_id integer not null references cases (id),
    sha256  text not null references files (sha256),
    unique (case_id, sha256)
) strict;

-- What the archive keeps of a case on paper: made once for each archiving.
create table records (
    case_id  integer not null references cases (id),
    entry    integer not null, -- the entry that archives it, which has the hash
    pdf      blob,
    text     text not null,
    manifest text not null,
    sha256   text not null,    -- of the manifest, which has those of all else
    primary key (case_id, entry)
) strict;

create table messages (
    message_id text primary key,
    case_id    integer not null references cases (id)
) strict;

create table readings (
    id      integer primary key,
    case_id integer not null references cases (id),
    user    text not null,
    at      integer not null,
    how     text not null, -- opened, exported
    reason  text
) strict;
create index readings_case on readings (case_id, at);

create table drafts (
    user  text not null,
    place text not null, -- which form, of which case
    body  text not null,
    at    integer not null,
    primary key (user, place)
) strict;

-- What each session is at; a process that is gone is at nothing.
create table presence (
    process integer not null,
    began   integer not null, -- as the kernel counts: numbers of processes come back
    user    text not null,
    case_id integer references cases (id), -- null where it is not registered yet
    place   text,             -- of the draft that is typed; null where the case is only read
    point   integer,          -- of the complaint, where the draft is about one
    since   integer not null,
    primary key (process, began)
) strict, without rowid;

-- What a person said of the screens they work at.
create table preferences (
    user     text not null,
    terminal text not null, -- what it calls itself; empty for what holds on every one
    topic    text not null,
    value    text not null,
    primary key (user, terminal, topic)
) strict, without rowid;

-- When a person wants to be reminded of a case; no term moves by it.
create table reminders (
    user    text not null,
    case_id integer not null references cases (id),
    at      integer not null,
    primary key (user, case_id)
) strict, without rowid;

create table outbox (
    id         integer primary key,
    case_id    integer not null references cases (id),
    entry      integer not null, -- the entry that asks for it, which holds what it says
    letter     text not null,    -- which letter: acknowledgement, offer, reply, hand_over
    recipient  text not null,
    subject    text not null,
    created_at integer not null,
    sent_at    integer
) strict;

create table measures (
    id     integer primary key,
    code   text not null unique,
    title  text not null,
    status text not null default 'proposed',
    owner  text,
    due    text
) strict;

create table measure_cases (
    measure_id integer not null references measures (id),
    case_id    integer not null references cases (id),
    primary key (measure_id, case_id)
) strict;

-- The index of words. It has the words of every case, their beginnings and the facets by which cases are filtered, and no text:
-- a token says only in which cases it is. Secure: what is deleted leaves no bytes. A case's own tokens are kept beside, since
-- FTS5 deletes exactly what it is told.
create virtual table search using fts5 (
    tokens,
    content = '', columnsize = 0, detail = none, tokenize = 'ascii'
);
insert into search (search, rank) values ('secure-delete', 1);
create virtual table search_index using fts5vocab (search, instance);

create table search_words (
    case_id integer primary key references cases (id),
    words   text not null -- distinct words and facets, with blanks between
) strict;

-- Every word that is in any case, by which parts of compounds, inflections and long beginnings are found.
create table vocabulary (
    id    integer primary key,
    form  text not null unique,
    stem  text,
    cases integer not null -- in so many
) strict;
create index vocabulary_stem on vocabulary (stem) where stem is not null;

create virtual table search_parts using fts5 (
    form,
    content = '', columnsize = 0, detail = none, tokenize = 'trigram'
);
insert into search_parts (search_parts, rank) values ('secure-delete', 1);
create virtual table search_parts_index using fts5vocab (search_parts, row);

create table saved_searches (
    user  text not null,
    name  text not null,
    query text not null,
    primary key (user, name)
) strict;

-- What was recorded is never changed, and an archived case is read-only, for every program that opens this file.

-- Destroying a case empties payload and salt, and leaves all that the chain needs.
create trigger journal_is_not_changed before update on journal
    when not (exists (select 1 from destruction_now where case_id = old.case_id)
              and new.payload = '' and new.salt = x''
              and new.seq = old.seq and new.case_id = old.case_id and new.entry = old.entry and new.at = old.at
              and new.by = old.by and new.event = old.event and new.commitment = old.commitment
              and new.hash = old.hash)
begin
    select raise(abort, 'the journal is never changed');
end;

create trigger journal_is_not_deleted before delete on journal
begin
    select raise(abort, 'the journal is never changed');
end;

-- The one road on from the archive is a new entry of the journal: an appeal, a hold, its release.
create trigger archived_case_is_not_changed before update on cases when old.is_archived = 1
    and not (new.stage = 'destroyed' and exists (select 1 from destruction_now where case_id = old.id))
    and (new.version <> old.version + 1
         or not exists (select 1 from journal where case_id = old.id and entry = new.version
                        and event in ('appeal_lodged', 'held', 'released')))
begin
    select raise(abort, 'an archived case is read-only');
end;

create trigger case_is_destroyed_by_a_list_only before update on cases
    when (new.stage = 'destroyed' and not exists (select 1 from destruction_now where case_id = old.id))
         or old.stage = 'destroyed'
begin
    select raise(abort, 'a case is destroyed by a confirmed list, once and for ever');
end;

create trigger case_is_not_deleted before delete on cases
begin
    select raise(abort, 'a case is never deleted');
end;

create trigger archived_journal_is_closed before insert on journal
    when (select is_archived from cases where id = new.case_id) = 1
    and (new.event not in ('appeal_lodged', 'held', 'released')
         or (select stage from cases where id = new.case_id) = 'destroyed')
begin
    select raise(abort, 'an archived case is read-only');
end;

create trigger archived_files_are_not_added before insert on case_files
    when (select is_archived from cases where id = new.case_id) = 1
begin
    select raise(abort, 'an archived case is read-only');
end;

create trigger files_of_cases_are_not_changed before update on case_files
begin
    select raise(abort, 'a file of a case is never changed');
end;

create trigger files_of_cases_are_not_deleted before delete on case_files
    when not exists (select 1 from destruction_now where case_id = old.case_id)
begin
    select raise(abort, 'a file of a case is never changed');
end;

create trigger record_belongs_to_an_archiving before insert on records
    when (select is_archived from cases where id = new.case_id) = 1
         or not exists (select 1 from journal where case_id = new.case_id and entry = new.entry and event = 'archived')
         or exists (select 1 from records where case_id = new.case_id and entry = new.entry)
begin
    select raise(abort, 'a record is made once, when its case is archived');
end;

create trigger record_is_not_changed before update on records
begin
    select raise(abort, 'a record is never changed');
end;

create trigger record_is_not_deleted before delete on records
    when not exists (select 1 from destruction_now where case_id = old.case_id)
begin
    select raise(abort, 'a record is never changed');
end;

create trigger files_are_not_changed before update on files
begin
    select raise(abort, 'a file is never changed');
end;

create trigger files_are_not_deleted before delete on files
    when not exists (select 1 from destruction_now) or exists (select 1 from case_files where sha256 = old.sha256)
begin
    select raise(abort, 'a file is never changed');
end;

-- A replacing statement takes the old row away without the triggers above, so no row may come in the place of another.
create trigger case_is_not_replaced before insert on cases
    when exists (select 1 from cases where id = new.id or number = new.number)
begin
    select raise(abort, 'a case is never replaced');
end;

create trigger case_is_not_renumbered before update on cases
    when new.id <> old.id or new.number <> old.number
begin
    select raise(abort, 'a case keeps its number');
end;

create trigger journal_is_not_replaced before insert on journal
    when exists (select 1 from journal where seq = new.seq or case_id = new.case_id and entry = new.entry)
begin
    select raise(abort, 'the journal is never changed');
end;

-- the same bytes can come in twice: the first row stays
create trigger files_are_not_replaced before insert on files
    when exists (select 1 from files where sha256 = new.sha256)
begin
    select raise(ignore);
end;

create trigger files_of_cases_are_not_replaced before insert on case_files
    when exists (select 1 from case_files where id = new.id or case_id = new.case_id and sha256 = new.sha256)
begin
    select raise(ignore);
end;

-- A destruction goes its steps in order, and what was destroyed stays written down.

create trigger destruction_begins_as_proposed before insert on destruction_lists
    when new.state <> 'proposed' or exists (select 1 from destruction_lists where id = new.id or name = new.name)
begin
    select raise(abort, 'a destruction list begins as a proposal');
end;

create trigger destruction_goes_step_by_step before update on destruction_lists
    when new.id <> old.id or new.name <> old.name
         or not (old.state = 'proposed' and new.state = 'confirmed' or old.state = 'proposed' and new.state = 'stopped'
                 or old.state = 'confirmed' and new.state = 'running' or old.state = 'confirmed' and new.state = 'stopped'
                 or old.state = 'running' and new.state = 'done'
                 or old.state <> 'done' and new.is_restored = 1 and new.state = 'running')
         or not exists (select 1 from destruction_events where list_id = old.id and event = new.state)
begin
    select raise(abort, 'a destruction goes step by step');
end;

create trigger destruction_list_is_not_deleted before delete on destruction_lists
begin
    select raise(abort, 'a destruction list is never deleted');
end;

create trigger destruction_event_is_not_changed before update on destruction_events
    when not (new.reason is null
              and new.seq = old.seq and new.list_id = old.list_id and new.at = old.at and new.by = old.by
              and new.event = old.event and new.detail = old.detail and new.journal_head = old.journal_head
              and new.hash = old.hash)
begin
    select raise(abort, 'what happened to a destruction list is never changed');
end;

create trigger destruction_event_is_not_deleted before delete on destruction_events
begin
    select raise(abort, 'what happened to a destruction list is never changed');
end;

create trigger destruction_event_is_not_replaced before insert on destruction_events
    when exists (select 1 from destruction_events where seq = new.seq)
begin
    select raise(abort, 'what happened to a destruction list is never changed');
end;

create trigger destruction_takes_what_is_due before insert on destruction_cases
    when exists (select 1 from destruction_cases where list_id = new.list_id and case_id = new.case_id)
         or exists (select 1 from destruction_lists where id = new.list_id and is_restored = 0
                    and (state <> 'proposed'
                         or (select destroy_after from cases where id = new.case_id) is null
                         or exists (select 1 from destruction_cases as other
                                    join destruction_lists as live on live.id = other.list_id
                                    where other.case_id = new.case_id and other.outcome is null
                                    and live.state in ('proposed', 'confirmed', 'running'))))
begin
    select raise(abort, 'this case cannot be put on a destruction list');
end;

create trigger destruction_of_a_case_ends_once before update on destruction_cases
    when old.outcome is not null or new.list_id <> old.list_id or new.case_id <> old.case_id
         or new.outcome = 'destroyed' and not exists (select 1 from destruction_now where case_id = old.case_id)
begin
    select raise(abort, 'a destruction is never changed');
end;

create trigger destruction_of_a_case_is_not_deleted before delete on destruction_cases
begin
    select raise(abort, 'a destruction is never changed');
end;

create trigger destruction_is_of_what_is_on_a_running_list before insert on destruction_now
    when not exists (select 1 from destruction_cases
                     join destruction_lists on destruction_lists.id = destruction_cases.list_id
                     join cases on cases.id = destruction_cases.case_id
                     where destruction_cases.case_id = new.case_id and outcome is null and state = 'running'
                     and (is_restored = 1 or destroy_after is not null))
begin
    select raise(abort, 'only what is on a confirmed list is destroyed');
end;

create trigger certificate_is_not_replaced before insert on destruction_certificates
    when exists (select 1 from destruction_certificates where list_id = new.list_id)
begin
    select raise(abort, 'a certificate is never changed');
end;

create trigger certificate_is_not_changed before update on destruction_certificates
begin
    select raise(abort, 'a certificate is never changed');
end;

create trigger certificate_is_not_deleted before delete on destruction_certificates
begin
    select raise(abort, 'a certificate is never changed');
end;

create trigger figures_are_of_what_is_destroyed before insert on destroyed_cases
    when exists (select 1 from destroyed_cases where case_id = new.case_id)
         or not exists (select 1 from destruction_now where case_id = new.case_id)
begin
    select raise(abort, 'figures are kept of what is destroyed');
end;

create trigger figures_are_not_changed before update on destroyed_cases
begin
    select raise(abort, 'figures are never changed');
end;

create trigger figures_are_not_deleted before delete on destroyed_cases
begin
    select raise(abort, 'figures are never changed');
end;
