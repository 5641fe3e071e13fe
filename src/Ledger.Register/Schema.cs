namespace Ledger.Register;

/// <summary>
/// The register's tables. They are derived: another format throws them away and reads the journal again.
/// </summary>
internal static class Schema
{
    /// <summary>Raised with every change of tables or of what the projector writes into them.</summary>
    public const long Format = 16;

    public const string Drop = """
        DROP TABLE position; DROP TABLE asset; DROP TABLE owned_right; DROP TABLE certificate;
        DROP TABLE registration; DROP TABLE filing; DROP TABLE asset_index; DROP TABLE catalogue_index;
        DROP TABLE source_link; DROP TABLE catalogue_item; DROP TABLE public_code;
        DROP TABLE sharing_duty; DROP TABLE demand; DROP TABLE census;
        DROP TABLE authority_order; DROP TABLE tally; DROP TABLE extension;
        DROP TABLE registrar; DROP TABLE registrar_act;

        """ + PublicSchema.Drop;

    public const string Create = """
        CREATE TABLE position (size INTEGER NOT NULL);
        INSERT INTO position VALUES (0);

        CREATE TABLE asset (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, name TEXT,
            sha256 TEXT NOT NULL, sm3 TEXT NOT NULL, certificate TEXT,
            version INTEGER NOT NULL, entry INTEGER NOT NULL, indexed INTEGER) WITHOUT ROWID;
        CREATE INDEX asset_by_entry ON asset (entry);

        CREATE TABLE owned_right (
            asset TEXT NOT NULL, n INTEGER NOT NULL, version INTEGER NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (asset, n)) WITHOUT ROWID;

        CREATE TABLE certificate (
            number TEXT PRIMARY KEY, asset TEXT NOT NULL, status TEXT NOT NULL, until TEXT,
            version INTEGER NOT NULL, entry INTEGER NOT NULL,
            issued INTEGER NOT NULL, place INTEGER NOT NULL UNIQUE) WITHOUT ROWID;

        -- Ids are scattered: under a number a new case, its notice and its holders lie behind those that came before.
        CREATE TABLE registration (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, asset TEXT NOT NULL, status TEXT NOT NULL, name TEXT,
            version INTEGER NOT NULL, entry INTEGER NOT NULL);
        CREATE INDEX registration_by_entry ON registration (entry);
        CREATE INDEX registration_by_status ON registration (status, entry);
        CREATE INDEX registration_by_asset ON registration (asset, entry);

        CREATE TABLE filing (
            asset TEXT NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL, sha256 TEXT NOT NULL, sm3 TEXT NOT NULL,
            entry INTEGER NOT NULL, PRIMARY KEY (asset, kind, n)) WITHOUT ROWID;

        CREATE TABLE tally (
            month TEXT NOT NULL, what TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (month, what)) WITHOUT ROWID;
        CREATE TABLE extension (filing TEXT PRIMARY KEY, days INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE source_link (
            asset TEXT NOT NULL, n INTEGER NOT NULL, source TEXT NOT NULL, relation TEXT NOT NULL, basis TEXT NOT NULL,
            part TEXT, stands INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (asset, n)) WITHOUT ROWID;
        CREATE INDEX source_link_by_source ON source_link (source);

        CREATE TABLE catalogue_item (
            id TEXT PRIMARY KEY, status TEXT NOT NULL, shown INTEGER NOT NULL, audience INTEGER NOT NULL,
            category TEXT NOT NULL, name TEXT NOT NULL, division TEXT NOT NULL, tier TEXT NOT NULL,
            industry TEXT NOT NULL, sharing TEXT, grade TEXT NOT NULL, provider TEXT NOT NULL,
            opening TEXT NOT NULL, mode TEXT, bar TEXT NOT NULL,
            version INTEGER NOT NULL, entry INTEGER NOT NULL, state TEXT NOT NULL);
        CREATE INDEX catalogue_item_by_entry ON catalogue_item (entry);
        CREATE INDEX catalogue_item_by_provider ON catalogue_item (provider, entry);
        CREATE INDEX catalogue_item_by_opening ON catalogue_item (opening, entry);
        CREATE TABLE sharing_duty (
            item TEXT NOT NULL, n INTEGER NOT NULL, provider TEXT NOT NULL, recipients TEXT NOT NULL,
            basis TEXT NOT NULL, way TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (item, n)) WITHOUT ROWID;
        CREATE TABLE demand (
            id TEXT PRIMARY KEY, status TEXT NOT NULL, side TEXT NOT NULL, division TEXT NOT NULL,
            demander TEXT NOT NULL, provider TEXT, item TEXT, version INTEGER NOT NULL, entry INTEGER NOT NULL,
            state TEXT NOT NULL);
        CREATE INDEX demand_by_entry ON demand (entry);
        CREATE TABLE census (
            id TEXT PRIMARY KEY, version INTEGER NOT NULL, entry INTEGER NOT NULL, state TEXT NOT NULL);
        CREATE TABLE authority_order (
            id TEXT PRIMARY KEY, status TEXT NOT NULL, filer TEXT, asset TEXT NOT NULL,
            version INTEGER NOT NULL, entry INTEGER NOT NULL, state TEXT NOT NULL);
        CREATE INDEX authority_order_by_entry ON authority_order (entry);
        CREATE INDEX authority_order_by_filer ON authority_order (filer, entry);
        CREATE TABLE public_code (id TEXT PRIMARY KEY, code TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE registrar (
            one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL, version INTEGER NOT NULL,
            entry INTEGER NOT NULL);
        CREATE TABLE registrar_act (entry INTEGER PRIMARY KEY, type TEXT NOT NULL, day TEXT NOT NULL);

        -- Both under the entry that the lists are paged by.
        CREATE VIRTUAL TABLE asset_index USING fts5 (words, content = '', contentless_delete = 1, detail = none);
        CREATE VIRTUAL TABLE catalogue_index USING fts5 (words, content = '', contentless_delete = 1, detail = none);

        """ + PublicSchema.Create;
}
