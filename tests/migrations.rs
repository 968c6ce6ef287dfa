//! The schema is reached by numbered migrations only, and what it is stands written down: a change shows in the diff.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write;
use std::path::Path;

use klachtenbalie::store::{Access, Store};
use rusqlite::Connection;
use tempfile::TempDir;

fn schema_of(connection: &Connection) -> String {
    let sql =
        "select type, name, coalesce(sql, '') from sqlite_master where name not like 'sqlite_%' order by type, name";
    let mut statement = connection.prepare(sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut schema = String::new();
    while let Some(row) = rows.next().unwrap() {
        let (kind, name, sql): (String, String, String) =
            (row.get(0).unwrap(), row.get(1).unwrap(), row.get(2).unwrap());
        writeln!(schema, "-- {kind} {name}\n{sql}\n").unwrap();
    }
    schema
}

fn migrations() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn a_new_database_is_what_the_migrations_make_and_stands_written_down() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("klachtenbalie.db");
    drop(Store::open(&path, Access::ReadWrite).unwrap());
    let made = Connection::open(&path).unwrap();
    let by_hand = Connection::open_in_memory().unwrap();
    for (index, file) in migrations().iter().enumerate() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name} is number {}", index + 1);
        by_hand.execute_batch(&std::fs::read_to_string(file).unwrap()).unwrap();
    }
    assert_eq!(schema_of(&made), schema_of(&by_hand));
    let version: usize =
        made.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap().try_into().unwrap();
    assert_eq!(version, migrations().len());
    insta::with_settings!({ snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("schema", schema_of(&made));
    });
}

#[test]
fn every_table_is_strict_and_every_write_is_synced() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("klachtenbalie.db");
    drop(Store::open(&path, Access::ReadWrite).unwrap());
    let database = Connection::open(&path).unwrap();
    let loose: i64 = database
        .query_row("select count(*) from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite_%' and name not like 'search%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(loose, 0);
    let journal: String = database.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
    assert!(rusqlite::version_number() >= 3_051_003);
}
