//! Which settings file counts, and where its paths begin.
//!
//! Invariant: the first file that is there counts, alone, and a file that counts but cannot be used is an error. Behind a
//! forced command the environment has no say.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

use super::{Config, ConfigError, Fault};

/// The variable that names a settings file.
pub const VARIABLE: &str = "KLACHTENBALIE_CONFIG";
/// The settings file of the whole machine.
pub const SYSTEM_FILE: &str = "/etc/klachtenbalie/config.toml";
/// No settings file is longer, in bytes.
pub const LONGEST_FILE: u64 = 1_000_000;

/// Where settings may come from. The first file that is there counts, alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// Somebody named it, so it must be there.
    pub(super) named: Option<PathBuf>,
    /// Used where they are there.
    pub(super) usual: Vec<PathBuf>,
    /// Where the database is kept when no setting says so.
    pub(super) data_folder: Option<PathBuf>,
}

impl Sources {
    /// For a person at their own account: `--config`, [`VARIABLE`], their configuration folder, [`SYSTEM_FILE`].
    pub fn of_account(asked: Option<PathBuf>) -> Self {
        let variable = || std::env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
        let folders = ProjectDirs::from("", "", "klachtenbalie");
        let own = folders.as_ref().map(|folders| folders.config_dir().join("config.toml"));
        Self {
            named: asked.or_else(variable),
            usual: own.into_iter().chain([PathBuf::from(SYSTEM_FILE)]).collect(),
            data_folder: folders.map(|folders| folders.data_dir().to_owned()),
        }
    }

    /// For a person behind a forced command: the `--config` of that command's own line and [`SYSTEM_FILE`]. Neither the
    /// environment nor the folder of the account, which all of them share, has a say.
    pub fn of_forced_command(asked: Option<PathBuf>) -> Self {
        // `ProjectDirs` would follow XDG_DATA_HOME, which a client may be able to send.
        let data_folder = if cfg!(target_os = "macos") {
            ProjectDirs::from("", "", "klachtenbalie").map(|folders| folders.data_dir().to_owned())
        } else {
            BaseDirs::new().map(|folders| folders.home_dir().join(".local/share/klachtenbalie"))
        };
        Self { named: asked, usual: vec![PathBuf::from(SYSTEM_FILE)], data_folder }
    }

    /// The settings: of the first file that is there, else the defaults. Paths in them are absolute: a relative one is
    /// taken from the folder of the settings file.
    ///
    /// Fails on a file that was named and is not there, on a file that cannot be read, and on any fault in it: a file
    /// that does not count is never passed over in silence.
    pub fn load(&self) -> Result<Config, ConfigError> {
        let mut config = match self.find()? {
            None => Config::default(),
            Some((file, text)) => {
                let mut config = Config::parse(&text).map_err(|faults| ConfigError { file: file.clone(), faults })?;
                let folder = std::path::absolute(&file).unwrap_or(file);
                let folder = folder.parent().unwrap_or(Path::new("/"));
                config.letters = Some(folder.join("letters"));
                for path in [&mut config.database, &mut config.mail.smtp.password_file].into_iter().flatten() {
                    *path = folder.join(&*path);
                }
                config
            }
        };
        if config.database.is_none() {
            config.database = self.data_folder.as_ref().map(|folder| folder.join("klachtenbalie.db"));
        }
        Ok(config)
    }

    /// The first file that is there, and its text.
    fn find(&self) -> Result<Option<(PathBuf, String)>, ConfigError> {
        if let Some(file) = &self.named {
            return match read_file(file) {
                Ok(text) => Ok(Some((file.clone(), text))),
                Err(fault) => Err(ConfigError { file: file.clone(), faults: vec![fault] }),
            };
        }
        for file in &self.usual {
            match read_file(file) {
                Ok(text) => return Ok(Some((file.clone(), text))),
                Err(Fault::Missing) => {}
                Err(fault) => return Err(ConfigError { file: file.clone(), faults: vec![fault] }),
            }
        }
        Ok(None)
    }
}

/// The person's own folder on this machine.
pub fn own_folder() -> Option<PathBuf> {
    BaseDirs::new().map(|folders| folders.home_dir().to_owned())
}

fn read_file(file: &Path) -> Result<String, Fault> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Fault::Missing,
        kind => Fault::Unreadable(kind),
    };
    let mut bytes = Vec::new();
    let opened = File::open(file).map_err(unreadable)?;
    opened.take(LONGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(Fault::TooLong { most: LONGEST_FILE });
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        Fault::NotText { line: 1 + good.filter(|byte| **byte == b'\n').count() }
    })
}
