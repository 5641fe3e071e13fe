namespace Ledger.Register;

/// <summary>
/// The tables of the public register and of public notices. What a notice was withheld of stays in <c>record</c> for
/// its keeper, is marked as not shown, and is in no index that the public searches.
/// </summary>
internal static class PublicSchema
{
    public const string Drop = """
        DROP TABLE party; DROP TABLE record; DROP TABLE record_holder; DROP TABLE record_index;
        DROP TABLE record_division; DROP TABLE asset_act; DROP TABLE notice; DROP TABLE notice_holder;

        """;

    public const string Create = """
        CREATE TABLE party (
            id TEXT PRIMARY KEY, name TEXT, code TEXT, ended TEXT, successor TEXT) WITHOUT ROWID;

        -- entry: that which registered it; an entry registers one thing at the most.
        CREATE TABLE record (
            entry INTEGER PRIMARY KEY, regime TEXT NOT NULL, code TEXT NOT NULL, filing TEXT NOT NULL,
            asset TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
            shown INTEGER NOT NULL, name TEXT NOT NULL, overview TEXT NOT NULL, restrictions TEXT);
        CREATE INDEX record_by_code ON record (code);
        CREATE INDEX record_by_filing ON record (filing);

        CREATE TABLE record_holder (
            entry INTEGER NOT NULL, n INTEGER NOT NULL, party TEXT NOT NULL, kind TEXT, since TEXT, until TEXT,
            exclusive INTEGER, limits TEXT, PRIMARY KEY (entry, n)) WITHOUT ROWID;
        CREATE INDEX record_holder_by_party ON record_holder (party);

        CREATE TABLE record_division (
            entry INTEGER NOT NULL, division TEXT NOT NULL, PRIMARY KEY (entry, division)) WITHOUT ROWID;

        -- The entries of an asset that are not filings alone: its history of rights is told from these.
        CREATE TABLE asset_act (asset TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (asset, entry)) WITHOUT ROWID;

        CREATE VIRTUAL TABLE record_index USING fts5 (words, content = '', contentless_delete = 1, detail = none);

        -- A row from the application on, under the number of the registration; published, and public, once it has an
        -- entry.
        CREATE TABLE notice (
            number INTEGER PRIMARY KEY, entry INTEGER UNIQUE, regime TEXT NOT NULL, type TEXT NOT NULL,
            asset TEXT NOT NULL, kind TEXT, name TEXT, overview TEXT, restrictions TEXT, division TEXT,
            reference TEXT, day TEXT, is_open INTEGER NOT NULL);
        CREATE INDEX notice_open ON notice (entry) WHERE is_open = 1;

        CREATE TABLE notice_holder (
            notice INTEGER NOT NULL, n INTEGER NOT NULL, party TEXT NOT NULL, kind TEXT, until TEXT, exclusive INTEGER,
            limits TEXT, PRIMARY KEY (notice, n)) WITHOUT ROWID;
        CREATE INDEX notice_applicant ON notice_holder (party) WHERE kind IS NULL;

        """;
}
