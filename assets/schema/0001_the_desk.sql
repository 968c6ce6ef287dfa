-- The desk: people, cases with their journal, files, and what waits to be done.
--
-- `cases` and `search` are projections of `journal`, written in the same transaction; `check` computes them again.

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
    has_appeal      integer not null,
    version         integer not null,
    summary         text not null     -- the short form, as JSON
) strict;

-- the inbox in its order; cases without a term come last
create index cases_open on cases (is_open, due is null, due, id);
create index cases_mine on cases (responsible, is_open, due);
create index cases_handed on cases (handed_to) where handed_to is not null;
-- the archive, newest first
create index cases_closed on cases (is_open, id);
create index cases_stage on cases (stage, id);
create index cases_appeal on cases (has_appeal, id) where has_appeal = 1;

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

create table messages (
    message_id text primary key,
    case_id    integer not null references cases (id)
) strict;

create table readings (
    id      integer primary key,
    case_id integer not null references cases (id),
    user    text not null,
    at      integer not null,
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

create virtual table search using fts5 (
    subject, who, body,
    tokenize = "unicode61 remove_diacritics 2",
    prefix = '2 3'
);

-- What was recorded is never changed, and an archived case is read-only, for every program that opens this file.

create trigger journal_is_not_changed before update on journal
begin
    select raise(abort, 'the journal is never changed');
end;

create trigger journal_is_not_deleted before delete on journal
begin
    select raise(abort, 'the journal is never changed');
end;

-- The one road on from the archive is a new entry of the journal: an appeal, a hold, its release.
create trigger archived_case_is_not_changed before update on cases when old.is_archived = 1
    and (new.version <> old.version + 1
         or not exists (select 1 from journal where case_id = old.id and entry = new.version
                        and event in ('appeal_lodged', 'held', 'released')))
begin
    select raise(abort, 'an archived case is read-only');
end;

create trigger case_is_not_deleted before delete on cases
begin
    select raise(abort, 'a case is never deleted');
end;

create trigger archived_journal_is_closed before insert on journal
    when (select is_archived from cases where id = new.case_id) = 1
    and new.event not in ('appeal_lodged', 'held', 'released')
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
begin
    select raise(abort, 'a file of a case is never changed');
end;

create trigger files_are_not_changed before update on files
begin
    select raise(abort, 'a file is never changed');
end;

create trigger files_are_not_deleted before delete on files
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
