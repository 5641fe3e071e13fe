// Made from openapi.json by tools/generate.mjs.

export interface paths {
    "/connect/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue an access token for a signed client assertion (development issuer). */
        post: operations["IssueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checkpoints, tiles and entry bundles by their C2SP tlog-tiles paths. */
        get: operations["GetTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who read what is not public and who signed in, newest first; for auditors. */
        get: operations["ListAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List registered assets, newest first; filter by name, status, kind, certificate prefix. */
        get: operations["ListAssets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One asset with its rights. */
        get: operations["GetAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a signed command to the asset. Safe to send again: the command id makes it one act. */
        post: operations["SubmitAssetCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public leaves of an asset's entries, newest first, and how far each has come. */
        get: operations["ListAssetEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The evidence of an asset as a ledger-bundle@v1; proofs=1,2, scitt=1,2 and pages=true for more, from=2026-01-01&to=2026-03-31 for every filing of a period, size=7 under the checkpoints of that size, such as preserved ones. */
        get: operations["GetEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sources above an asset (direction=up), or what its end would touch below it (down). */
        get: operations["ListProvenance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{id}/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rights over an asset on a day of law (on), as the log knew at an entry or a time (knownAt). */
        get: operations["GetRights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assets/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An asset's whole state and version, with scopes, shares and sources, for holders and staff. */
        get: operations["GetAssetState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All cases for staff, for others their own; newest first, a moment behind the log. */
        get: operations["ListCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case's state and version, for its applicants and staff. */
        get: operations["GetCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a signed command to the case. Safe to send again: the command id makes it one act. */
        post: operations["SubmitCaseCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/documents/sha256/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a document that you handed in or, as staff or on a granted inquiry, that ?party= did. */
        get: operations["GetDocument"];
        /** Hand in a supporting document under its SHA-256. Write once; safe to send again. */
        put: operations["PutDocument"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public leaves of a case's entries, oldest first, and how far each has come. */
        get: operations["ListCaseEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in a case with its words, oldest first: its versions, requests and decisions. */
        get: operations["ListCaseEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The materials of a case's application, for its applicants, staff and granted inquiries. */
        get: operations["ListMaterials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/national/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the registration in evidence on the national system; safe to repeat. */
        post: operations["FileNationalEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/national/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the case's notice on the national system; safe to repeat. */
        post: operations["FileNationalNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/near-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For staff: cases whose data is much like a case's, by their sketches, most alike first. */
        get: operations["ListNearDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case's name, standing and applicants, for these and staff; a moment behind the log. */
        get: operations["GetCaseSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List items of the catalogue, newest first; filter by name, division, opening … */
        get: operations["ListCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One item of the catalogue. */
        get: operations["GetCatalogueItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a signed command to the catalogue. Safe to send again: the command id makes it one act. */
        post: operations["SubmitCatalogueCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/{id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests for access to an open item: all to its provider and staff, to others their own. */
        get: operations["ListAccessRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole state and version of an item of the catalogue, for its provider and staff. */
        get: operations["GetCatalogueItemState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalogue/dcat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of the catalogue is public, as DCAT 3 in JSON-LD, page by page. */
        get: operations["ExportCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/censuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Censuses of resources, newest first, each closed one with the map of resources that it drew. */
        get: operations["ListCensuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/censuses/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a signed command to the census. Safe to send again: the command id makes it one act. */
        post: operations["SubmitCensusCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A certificate by its number. */
        get: operations["GetCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{number}/certificate.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The certificate for people. */
        get: operations["GetCertificatePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{number}/certificate.vc.jwt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The certificate as a W3C Verifiable Credential 2.0, secured as JWT. */
        get: operations["GetCertificateCredential"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{number}/certificate.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PDF, content, credential, signatures, the evidence and a verifier, in one archive. */
        get: operations["GetCertificateArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/issuer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys that certificates are signed with, as a controlled identifier document. */
        get: operations["GetCertificateIssuer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many certificate codes of this month are given out and left, and until when issuing waits. */
        get: operations["GetCertificateNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/status/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which certificates ended, as a bitstring status list secured as JWT. */
        get: operations["GetCertificateStatusList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chains/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A chain: its instances, what was voided there, and what it does not hold because of that. */
        get: operations["GetChain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commands:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit many signed commands, as lines or as an array, each to the stream that it is signed for. Results come in order, a line each. Safe to send again, whole or in part. */
        post: operations["SubmitCommands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/sha256/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an object that you put, or as the registry's staff. */
        get: operations["GetContent"];
        /** Put a manifest or a chunk list under its SHA-256. Write once; safe to send again. */
        put: operations["PutContent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of demands, newest first; filter by side, division, status and item. */
        get: operations["ListDemands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One demand. */
        get: operations["GetDemand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demands/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a signed command to the demand. Safe to send again: the command id makes it one act. */
        post: operations["SubmitDemandCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/development/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a development registry's legal time ahead. An entry records it. */
        post: operations["AdvanceLegalTime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is due, late, ahead, suspended or not yet determinable on today's legal date. */
        get: operations["ListDue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/anchors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registry's trust anchors as ledger-anchors@v2. */
        get: operations["GetTrustAnchors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/verifier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The second verifier: one HTML page that checks bundles in a browser, without a network. */
        get: operations["GetVerifier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries that concern the caller's party, oldest first, from a cursor on. */
        get: operations["ReadFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feed/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as server-sent events: entry, and position when nothing comes for a while. */
        get: operations["StreamFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The version in force today of a list: circulation, for everybody; important-data, for staff. */
        get: operations["GetList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the log and its mirrors stand. */
        get: operations["GetLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** That one published checkpoint continues another, in both trees. */
        get: operations["ProveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public leaves by index. */
        get: operations["ListEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/entries/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One public leaf and how far it has come. */
        get: operations["GetEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/entries/{index}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inclusion of an entry under a published checkpoint, in both trees. */
        get: operations["ProveEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/entries/{index}/tlog-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inclusion of an entry in the SHA-256 tree as a .tlog-proof of c2sp.org, with cosignatures. */
        get: operations["GetTlogProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every key that the log ever named, with its window, and the change that waits. */
        get: operations["ListKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/keys/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A rotation or revocation with the signatures of own keys: the payload of key.propose. */
        post: operations["PrepareKeyChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/preservation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The checkpoints with an evidence record (RFC 4998), and by when each is renewed. */
        get: operations["ListPreserved"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The state of a key under a checkpoint, or that it has none, as a ledger-state-proof@v1. */
        get: operations["ProveState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/witnesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The witnesses of the log, with what each cosigned last in each tree. */
        get: operations["ListWitnesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public notices whose period runs, newest first, with until when and how to object. */
        get: operations["ListNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{filing}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public notice of a case while its period runs. */
        get: operations["GetNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reread everything and name what disagrees. Reads only. */
        post: operations["Audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this server, its disk and its access journal are; for staff. */
        get: operations["GetHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make tiles and register anew from the journal. */
        post: operations["Rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of authorities, newest first: an authority's own; all of them for staff. */
        get: operations["ListOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order with its version, for whoever filed it and staff. */
        get: operations["GetOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a signed command to the order. Safe to send again: the command id makes it one act. */
        post: operations["SubmitOrderCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/disclosure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was disclosed on an order (ledger-disclosure@v1), for whoever filed it, staff, and whoever shows the sealed reference in the header Sealed-Reference. */
        get: operations["GetDisclosure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole state and version of an order, for whoever filed it and staff. */
        get: operations["GetOrderState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parties by their ids, for staff: those of a name or a code; a moment behind the log. */
        get: operations["ListParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A party's state and version, for itself and staff. */
        get: operations["GetParty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parties/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a signed command to the party. Safe to send again: the command id makes it one act. */
        post: operations["SubmitPartyCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every code of a problem, with its status, its words and the clause that it rests on. */
        get: operations["ListProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The problem of a code; several where it comes with several statuses. */
        get: operations["GetProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search registrations by code, name, holder, region, kind, status, regime; newest first. */
        get: operations["SearchRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/register/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A registration by its certificate number or its code. */
        get: operations["GetRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registrar: its standing, fees, process, annual reports, sanctions, exit and successor. */
        get: operations["GetRegistrar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrar/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a signed command to the registrar. Safe to send again: the command id makes it one act. */
        post: operations["SubmitRegistrarCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrar/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registrar's whole standing and version, for staff and for the authority over it. */
        get: operations["GetRegistrarState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registry's own state and version, for staff. */
        get: operations["GetRegistry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registry/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit a signed command to the registry. Safe to send again: the command id makes it one act. */
        post: operations["SubmitRegistryCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responsibilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who owes which public data to whom, for those who are signed in. */
        get: operations["ListResponsibilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rule and every refusal: document, clause, version, and the tests that show it. */
        get: operations["ListRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that the caller signed in or out at a client. */
        post: operations["TellSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries by legal month and type, how long decided cases took, and what is late today. */
        get: operations["GetStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks of the caller's party. */
        get: operations["ListWebhooks"];
        put?: never;
        /** Have what concerns the caller's party posted to an address; answers with its secret. */
        post: operations["AddWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook with its last deliveries. */
        get: operations["GetWebhook"];
        put?: never;
        post?: never;
        /** End a webhook; safe to repeat. */
        delete: operations["EndWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a webhook try at once what failed; a paused one goes on where it was. */
        post: operations["ResumeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change a webhook's secret; for a day both sign. */
        post: operations["ChangeWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one signed message of type webhook.test posted at once; every ten seconds at most. */
        post: operations["TestWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A record of the access journal. */
        AccessRecordResource: {
            /** @description Who; null for a sign-in that was refused to nobody known. */
            account: null | string;
            /** @description `read`, `signed-in`, `sign-in-refused` or `signed-out`. */
            kind: string;
            /** @description Its place, decimal. */
            number: string;
            /** @description Whose it is, where that was named. */
            of: null | string;
            /** @description The party that the account acts for. */
            party: null | string;
            /** @description What was read, for example `case/…`. */
            record: null | string;
            /** @description When it was written. */
            time: string;
        };
        /** @description A request for access to what is open. */
        AccessRequestResource: {
            /** @description Which of the item's requests, decimal. */
            number: string;
            /** @description Who asked. */
            party: string;
            /** @description What for. */
            purpose: string;
            /** @description In which scenario. */
            scenario: string;
            /** @description `open`, `granted` or `refused`. */
            status: string;
            /** @description Until when it is granted; null where it is not. */
            until: null | string;
            /** @description Until when it was asked for. */
            wanted: string;
        };
        /** @description A way to the data. */
        AccessResource: {
            /** @description Where it is; null where one has to ask. */
            address: null | string;
            /** @description `file`, `interface`, `model` or `verification`. */
            kind: string;
            /** @description What comes, as a media type. */
            mediaType: null | string;
            /** @description What it is called. */
            title: string;
        };
        /** @description An aggregate's state for those who may read it whole. */
        AggregateResource: {
            /** @description 32 hex characters. */
            id: string;
            /** @description The state as canonical JSON text. */
            state: string;
            /** @description Version of its stream, decimal; the expected version of the next command. */
            version: string;
        };
        /** @description An asset as the public register shows it. */
        AssetResource: {
            /** @description Its certificate number. */
            certificate: null | string;
            /** @description Digest of its content manifest over SHA-256, hex. */
            contentSha256: string;
            /** @description Digest of its content manifest over SM3, hex. */
            contentSm3: string;
            /** @description 32 hex characters. */
            id: string;
            /** @description The last entry that touched it, decimal. */
            index: string;
            /** @description `resource` or `product`. */
            kind: string;
            /** @description Its name from the application; null until the public notice. */
            name: null | string;
            /** @description Its right instruments. */
            rights: components["schemas"]["RightResource"][];
            /** @description `accepted`, `published` or `anchored`, of that entry. */
            state: string;
            /** @description `registered`, `cancelled` or `lapsed`. */
            status: string;
            /** @description Version of its stream, decimal. */
            version: string;
        };
        /** @description An applicant of a case. */
        CaseParty: {
            /** @description Its unified social credit code; null for a natural person. */
            code: null | string;
            /** @description The organisation's name; null for a natural person. */
            name: null | string;
            /** @description The party's id. */
            party: string;
        };
        /** @description A case in a list, for its applicants and the registry's staff. */
        CaseSummary: {
            /** @description Whose case it is. */
            applicants: components["schemas"]["CaseParty"][];
            /** @description The asset's id. */
            asset: string;
            /** @description 32 hex characters. */
            id: string;
            /** @description The last entry that touched it, decimal. */
            index: string;
            /** @description What the data is called; null before anything was applied for. */
            name: null | string;
            /** @description `G35` or `M26`; null before anything was applied for. */
            regime: null | string;
            /** @description How it stands, for example `noticed`. */
            status: string;
            /** @description For example `first`; null before anything was applied for. */
            type: null | string;
        };
        /** @description An item of the resource catalogue. */
        CatalogueItemResource: {
            /** @description The ways to it. */
            access: components["schemas"]["AccessResource"][];
            /** @description The registered asset that it describes; null where there is none. */
            asset: null | string;
            /** @description `public`, `enterprise` or `other-non-public`. */
            category: string;
            /** @description That asset's certificate number. */
            certificate: null | string;
            /** @description Whether it is kept secret by law. */
            confidential: boolean;
            /** @description The data in it. */
            data: components["schemas"]["DatumResource"][];
            /** @description Digest of the manifest of the data over SHA-256, hex; null before it was confirmed. */
            dataSha256: null | string;
            /** @description The same over SM3. */
            dataSm3: null | string;
            /** @description The division whose catalogue it stands in, GB/T 2260. */
            division: string;
            /** @description How far its data has come at other levels. */
            flows: components["schemas"]["FlowResource"][];
            /** @description How often the data is renewed. */
            frequency: string;
            /** @description `general`, `important` or `core`. */
            grade: string;
            /** @description 32 hex characters. */
            id: string;
            /** @description The last entry that touched it, decimal. */
            index: string;
            /** @description GB/T 4754. */
            industry: string;
            /** @description The resource's name. */
            name: string;
            /** @description Whether and how it is open. */
            opening: components["schemas"]["OpeningResource"];
            /** @description Whether it holds personal information. */
            personalInformation: boolean;
            /** @description Who provides it. */
            provider: components["schemas"]["ProviderResource"];
            /** @description The code of that registration. */
            publicCode: null | string;
            /** @description The case of its registration as public data; null where there is none. */
            publicRegistration: null | string;
            /** @description The day of its first publication. */
            publishedOn: null | string;
            /** @description `unconditional`, `conditional` or `withheld`; null for data that is not public. */
            sharing: null | string;
            /** @description `compiled`, `inspected`, `confirmed`, `published` or `withdrawn`. */
            status: string;
            /** @description What is in it. */
            summary: string;
            /** @description `province`, `prefecture` or `county`. */
            tier: string;
            /** @description The day to which the data was renewed. */
            updatedOn: null | string;
            /** @description Version of its stream, decimal. */
            version: string;
        };
        /** @description A census of resources. */
        CensusResource: {
            /** @description Where. */
            division: string;
            /** @description 32 hex characters. */
            id: string;
            /** @description The last entry that touched it, decimal. */
            index: string;
            /** @description The map that it drew; empty while it is open. */
            map: components["schemas"]["MapCellResource"][];
            /** @description How many parties reported, decimal. */
            reporters: string;
            /** @description `open` or `closed`. */
            status: string;
            /** @description What it is called. */
            title: string;
            /** @description Its last day. */
            until: string;
            /** @description Version of its stream, decimal. */
            version: string;
        };
        /** @description The certificate codes of a registrar in the month that it is in law (the guide, annex 6). */
        CertificateNumbers: {
            /**
             * Format: int32
             * @description How many are given out.
             */
            given: number;
            /**
             * Format: int32
             * @description How many are left, of 9,999.
             */
            left: number;
            /** @description What every code of the month begins with, for example `SJ421202503`. */
            series: string;
            /** @description The first day of the next month, for which issuing waits once none is left; null while one is. */
            waitsUntil: null | string;
        };
        /** @description A certificate as anyone may look it up. */
        CertificateResource: {
            /** @description The asset's id. */
            asset: string;
            /** @description The entry that issued it, decimal. */
            index: string;
            /** @description Certificate number (guide, annex 6). */
            number: string;
            /** @description `valid`, `superseded`, `cancelled` or `lapsed`. */
            status: string;
            /** @description Last day of validity. */
            until: null | string;
        };
        /** @description Something that kept a chain from advancing, or took back what had been final. */
        ChainFault: {
            /** @description What failed, in its own words. */
            detail: string;
            /** @description Where the chain stood, or `fallen-back`. */
            state: string;
            /** @description When it was seen last, UTC. */
            time: string;
        };
        /** @description Keys of an asset that wait for being said again. */
        ChainGapResource: {
            /** @description The asset's id. */
            asset: string;
            /** @description 0 for its record, else the ordinal of a right; ascending, decimal. */
            keys: string[];
        };
        /** @description An instance that the log named. */
        ChainInstanceResource: {
            /** @description The instance: kind, chain, first block and contract. */
            instance: string;
            /** @description False once it was given up; it never comes back. */
            inUse: boolean;
            /** @description Ranges that it refused for ever. */
            refused: components["schemas"]["LogRangeResource"][];
            /** @description Ranges that went to it without their operations, by decision. */
            voided: components["schemas"]["LogRangeResource"][];
        };
        /** @description How far the instance of one chain has come, and what to do when it does not go on. */
        ChainOverview: {
            /** @description What the state means and what to do, in English. */
            advice?: string;
            /** @description The same in Chinese. */
            adviceChinese?: string;
            /** @description Entries that are final on it, decimal. */
            anchored: string;
            /** @description The chain id, decimal; empty while unknown. */
            chainId: string;
            /** @description The mirror contract's address; empty while unknown. */
            contract: string;
            /** @description Why it does not advance, in the words of whatever failed; null when it does. */
            fault: null | string;
            /** @description The instance: kind, chain, first block and contract. What is anchored is anchored on this one; empty while unknown. */
            instance?: string;
            /** @description Published entries that are not final on it yet, decimal. */
            lag?: string;
            /** @description The last fault, also when it is over; null when there was none since the server began. */
            lastFault?: null | components["schemas"]["ChainFault"];
            /** @description The chain's name in the configuration. */
            name: string;
            /** @description The range that it refuses for ever; null when it refuses none. */
            refused?: null | components["schemas"]["ChainRefusal"];
            /** @description Where it stands, a stable word: `unreached`, `caught-up`, `under-way`, `range-refused`, `held`, `standing-still`, `instance-lost`, `log-disagrees`, `node-unreachable`, `node-lies` or `state-pruned`. */
            state?: string;
        };
        /** @description A range that a chain refuses for ever. */
        ChainRefusal: {
            /** @description The contract's own name for its no. */
            code: string;
            /** @description The first index, decimal. */
            from: string;
            /** @description The size at which it ends, decimal. */
            to: string;
        };
        /** @description A chain with all instances that the log ever went to under its name. */
        ChainResource: {
            /** @description Assets with keys that read "not mirrored" on the instance in use until an entry says them again. */
            gaps: components["schemas"]["ChainGapResource"][];
            /** @description All instances, oldest first. */
            instances: components["schemas"]["ChainInstanceResource"][];
            /** @description Where the instance in use stands. */
            now: components["schemas"]["ChainOverview"];
        };
        /** @description Sets a development registry's legal time ahead. */
        ClockAdvance: {
            /** @description The new legal time, UTC with three decimals: `2025-04-01T01:00:00.000Z`. */
            to: string;
        };
        /** @description The answer to an accepted command. The entry is durable; it is neither published nor anchored yet. */
        CommandAccepted: {
            /** @description The entry's index in the log, decimal. */
            index: string;
            /** @description The certificate number allocated with it, if any. */
            number: null | string;
            /** @description When the log recorded it, UTC. */
            recordedTime: string;
            /** @description True when this command had been accepted before; the answer is the first one again. */
            repeated: boolean;
            /** @description RFC 6962 leaf hash over SHA-256, hex. */
            sha256: string;
            /** @description RFC 6962 leaf hash over SM3, hex. */
            sm3: string;
            /** @description Version of the addressed stream after the entry, decimal. */
            version: string;
        };
        /** @description What became of one command of `POST /v1/commands:batch`: a line of the answer, exactly one of Accepted and Problem set. */
        CommandResult: {
            /** @description The receipt: the entry is durable, neither published nor anchored yet. */
            accepted: null | components["schemas"]["CommandAccepted"];
            /**
             * Format: int32
             * @description The command's place in the request, from 0; results come in this order.
             */
            item: number;
            /** @description Why nothing was recorded of it. */
            problem: null | components["schemas"]["Problem"];
            /**
             * Format: int32
             * @description The HTTP status that the command alone would have been answered with.
             */
            status: number;
        };
        /** @description An author's signature. */
        CommandSignature: {
            /** @description `p256`, `sm2` or `ed25519`. */
            algorithm: string;
            /** @description Key id: SHA-256 of the SubjectPublicKeyInfo, 64 lowercase hex characters. */
            key: string;
            /** @description The signature, canonical base64: DER for p256 and sm2, 64 bytes for ed25519. */
            value: string;
        };
        /** @description Consistency between two published sizes, in both trees. */
        ConsistencyResource: {
            /** @description The smaller size, decimal. */
            from: string;
            /** @description RFC 9162 consistency path over SHA-256, hex. */
            sha256: string[];
            /** @description RFC 9162 consistency path over SM3, hex. */
            sm3: string[];
            /** @description The larger size, decimal. */
            to: string;
        };
        /** @description One datum of a resource. */
        DatumResource: {
            /** @description The item that it is drawn from; null where this item is its source. */
            from: null | string;
            /** @description Its name. */
            name: string;
            /** @description The standard that it follows. */
            standard: string;
        };
        /** @description A demand for data. */
        DemandResource: {
            /** @description Who needs it; null for those who are not concerned. */
            demander: null | string;
            /** @description Where, GB/T 2260. */
            division: string;
            /** @description 32 hex characters. */
            id: string;
            /** @description The last entry that touched it, decimal. */
            index: string;
            /** @description The item that it was last matched with; null while it is not. */
            item: null | string;
            /** @description What the data is called. */
            name: string;
            /** @description What is needed. */
            need: string;
            /** @description How many objections were raised, decimal. */
            objections: string;
            /** @description Who was asked; null for those who are not concerned. */
            provider: null | string;
            /** @description What for. */
            purpose: string;
            /** @description In which scenario. */
            scenario: string;
            /** @description `government`, `society` or `enterprise`. */
            side: string;
            /** @description `filed`, `listed`, `matched`, `supplied`, `refused`, `objected`, `met`, `declined` or `withdrawn`. */
            status: string;
            /** @description Version of its stream, decimal. */
            version: string;
        };
        /** @description What a registrar tells everybody (the guide, article 10 item 3). */
        DisclosureResource: {
            /** @description How its business goes. */
            business: string;
            /** @description Where to complain. */
            complaints: string;
            /** @description What it charges. */
            fees: components["schemas"]["FeeResource"][];
            /** @description When it told so last. */
            on: string;
            /** @description How registration goes. */
            process: string;
            /** @description Its full-time reviewers. */
            reviewers: string;
        };
        /** @description What a disclosure covers. */
        DisclosureScopeResource: {
            /** @description The first legal day. */
            from: string;
            /** @description `rights`, `transactions`, `egress`, `cases`. */
            matters: string[];
            /** @description The last legal day. */
            until: string;
        };
        /** @description What waits for a day. */
        DueResource: {
            /** @description The last day, `2026-10-08`; null while the calendar cannot tell it. */
            by: null | string;
            /** @description The place in it. */
            clause: string;
            /** @description The document of the period, for example `G35`. */
            document: string;
            /**
             * Format: int32
             * @description Which of several of a kind, from 1.
             */
            item: number;
            /** @description What is due, for example `acceptance-reply`. */
            kind: string;
            /** @description What the data of a case is called; null where it is not about a case, or has none. */
            name?: null | string;
            /** @description `late`, `today`, `ahead`, `suspended` or `undeterminable`. */
            standing: string;
            /** @description The case or asset, for example `case/3f…`. */
            stream: string;
            /** @description The day from which the registry states by itself what time decided; null if never. */
            timerFrom: null | string;
        };
        /** @description An entry of the log that concerns the caller's party. */
        FeedEntryResource: {
            /** @description The author's id of the act; null where the registry itself acted. */
            commandId: null | string;
            /** @description Pass as `after` to go on behind this entry. */
            cursor: string;
            /** @description The entry, decimal. */
            index: string;
            /** @description The time from which it counts in law, UTC. */
            legalTime: string;
            /** @description Whether the caller's own party was the author. */
            own: boolean;
            /** @description When the log took it, UTC. */
            recordedTime: string;
            /** @description RFC 6962 leaf hash over SHA-256, hex. */
            sha256: string;
            /** @description Through which streams it concerns the party, for example `asset/…`, and which version each has now. */
            streams: components["schemas"]["FeedStreamResource"][];
            /** @description What happened, for example `registration.certified`. */
            type: string;
        };
        /** @description A page of the feed. */
        FeedResource: {
            /** @description The entries, oldest first. */
            items: components["schemas"]["FeedEntryResource"][];
            /** @description Whether more is there already. */
            more: boolean;
            /** @description Pass as `after` for what comes next; it is there on every page, also where nothing has come. */
            next: string;
        };
        /** @description A stream that an entry wrote. */
        FeedStreamResource: {
            /** @description The stream. */
            stream: string;
            /** @description Its version after the entry, decimal. */
            version: string;
        };
        /** @description A fee. */
        FeeResource: {
            /** @description How much, in fen (hundredths of a yuan), decimal. */
            fen: string;
            /** @description `registration`, `query` or `other`. */
            kind: string;
            /** @description How it is called. */
            name: string;
            /** @description Whether an applicant may do without. */
            optional: boolean;
        };
        /** @description How far data has come at another level. */
        FlowResource: {
            /** @description `up` for aggregation, `down` for return flow. */
            direction: string;
            /** @description When last. */
            on: string;
            /** @description How often, decimal. */
            times: string;
            /** @description The division there. */
            to: string;
        };
        /** @description Cases of a month that took so long. */
        HandledCount: {
            /** @description How many. */
            count: string;
            /**
             * Format: int32
             * @description Working days from acceptance to decision, without those of an extension and of stops.
             */
            days: number;
            /** @description The legal month in China, `yyyy-MM`. */
            month: string;
        };
        /** @description How a registry's server is. */
        HealthResource: {
            /** @description Whether the journal still has what was sealed. */
            accessHolds: boolean;
            /** @description Records of the access journal, decimal. */
            accessRecords: string;
            /** @description How many of them the log seals, decimal. */
            accessSealed: string;
            /** @description Why nothing may be published, where clocks are apart; null otherwise. */
            clocksApart: null | string;
            /** @description Bytes of the data folder's own files, without objects, decimal. */
            dataBytes: string;
            /** @description Free bytes where the data lies, decimal. */
            diskFree: string;
            /** @description All bytes there, decimal. */
            diskTotal: string;
            /** @description Whether checkpoints are stamped with a time. */
            stamps: boolean;
            /** @description What is wrong with the stamps over a tree's checkpoints; empty while nothing is. */
            stampTroubles: components["schemas"]["StampTroubleResource"][];
            /** @description When the process started. */
            started: string;
        };
        /** @description Inclusion of one entry under a published checkpoint, in both trees. */
        InclusionResource: {
            /** @description The signed note of the SHA-256 tree. */
            checkpoint: string;
            /** @description The signed note of the sibling SM3 tree. */
            checkpointSm3: string;
            /** @description The entry's index, decimal. */
            index: string;
            /** @description RFC 9162 audit path over SHA-256, hex. */
            sha256: string[];
            /** @description The checkpoint's size, decimal. */
            size: string;
            /** @description RFC 9162 audit path over SM3, hex. */
            sm3: string[];
        };
        /** @description What change of a key is to be prepared. */
        KeyChangeRequest: {
            /** @description Of somebody else's key the material of the one that takes its place, base64. */
            next?: null | string;
            /** @description The name of a witness that takes another's place. */
            nextName?: null | string;
            /** @description Why, for whoever reads the log later; 1 to 500 characters. */
            reason: string;
            /** @description The reason to revoke it (RFC 5280, 5.3.1); null for a rotation. */
            revokedFor?: null | string;
            /** @description The day from which it is not to be believed, `2026-12-31`. */
            since?: null | string;
        };
        /** @description The keys that evidence rests on, as the log names them. */
        KeyListResource: {
            /** @description Every key that was ever named, oldest first. */
            keys: components["schemas"]["KeyResource"][];
            /** @description The change that waits for a second operator; null when none does. */
            proposed: null | components["schemas"]["KeyProposalResource"];
        };
        /** @description A change of keys that one operator asks for. */
        KeyProposalResource: {
            /** @description The account that asks. */
            by: string;
            /** @description What a second operator confirms: SHA-256 of its canonical JSON, hex. */
            change: string;
            /** @description Id of the key that ends. */
            key: string;
            /** @description Id of the key that takes its place; null for none. */
            next: null | string;
            /** @description Why. */
            reason: string;
            /** @description Why it is revoked; null for a rotation. */
            revokedFor: null | string;
            /** @description The day from which it is not to be believed; null: from the entry on. */
            since: null | string;
        };
        /** @description A key and when it counts. */
        KeyResource: {
            /** @description The key's algorithm; null of a certificate. */
            algorithm: null | string;
            /** @description Index of the entry that ended its service; null while it serves. */
            endedBy: null | string;
            /** @description SHA-256 of its material, hex. */
            id: string;
            /** @description SubjectPublicKeyInfo, or certificate in DER; base64. */
            material: string;
            /** @description A witness's name; null of every other. */
            name: null | string;
            /** @description Index of the entry that named it, decimal. */
            namedBy: string;
            /** @description The last; null while there is none. */
            notAfter: null | string;
            /** @description The first time for which it counts. */
            notBefore: string;
            /** @description `lane`, `bundle`, `certificate`, `witness`, `time-stamper` or `authority`. */
            purpose: string;
            /** @description From when on it is not believed; null while it is not revoked. */
            revokedAt: null | string;
            /** @description The reason (RFC 5280, 5.3.1). */
            revokedFor: null | string;
            /** @description `in-use`, `rotated` or `revoked`. */
            state: string;
        };
        /** @description One entry of a list: the data that has all that it names. */
        ListEntryResource: {
            /** @description One asset; null when it names none. */
            asset: null | string;
            /** @description `resource`, `product` or null. */
            assetKind: null | string;
            /** @description `public`, `enterprise`, `personal` or null. */
            category: null | string;
            /** @description SHA-256 of a manifest; null when it names none. */
            content: null | string;
            /** @description Its number in the document. */
            id: string;
            /** @description An industry of GB/T 4754 or one of its doors; null when it names none. */
            industry: null | string;
            /** @description What it is about. */
            title: string;
        };
        /** @description The version of a list that is in force. */
        ListResource: {
            /** @description The document that sets it. */
            document: string;
            /** @description Its first day, `2026-09-01`. */
            effective: string;
            /** @description What is on it. */
            entries: components["schemas"]["ListEntryResource"][];
            /** @description `circulation` or `important-data`. */
            kind: string;
            /**
             * Format: int32
             * @description Which version, from 1.
             */
            number: number;
        };
        /** @description One entry of the log, its public part. */
        LogEntryResource: {
            /** @description Names of the chain instances on which the entry is final. */
            anchoredOn: string[];
            /** @description Index in the log, decimal. */
            index: string;
            /** @description The canonical leaf, as text. */
            leaf: string;
            /** @description RFC 6962 leaf hash over SHA-256, hex. */
            sha256: string;
            /** @description RFC 6962 leaf hash over SM3, hex. */
            sm3: string;
            /** @description `accepted`, `published` or `anchored`. */
            state: string;
        };
        /** @description Where the log and its mirrors stand. */
        LogOverview: {
            /** @description Durable entries, decimal. */
            accepted: string;
            /** @description How far each chain instance has come. */
            chains: components["schemas"]["ChainOverview"][];
            /** @description The registry's legal time now. */
            legalTime: string;
            /** @description The log's origin. */
            origin: string;
            /** @description Size of the newest signed checkpoint, decimal. */
            published: string;
            /** @description Recorded time of that checkpoint; null before the first. */
            publishedTime: null | string;
            /** @description True when legal time is simulated (development registries only). */
            simulated: boolean;
        };
        /** @description The entries [from, to) of the log. */
        LogRangeResource: {
            /** @description The first index, decimal. */
            from: string;
            /** @description The size at which the range ends, decimal. */
            to: string;
        };
        /** @description A division on the map of resources. */
        MapCellResource: {
            /** @description How many of all stand in the catalogue, decimal. */
            catalogued: string;
            /** @description The division. */
            division: string;
            /** @description How many of other data, decimal. */
            nonPublic: string;
            /** @description How many resources of public data, decimal. */
            public: string;
            /** @description How many parties reported there, decimal. */
            reporters: string;
            /** @description How many systems hold data, decimal. */
            systems: string;
        };
        /** @description A supporting document of a case. */
        MaterialResource: {
            /** @description What it shows, for example `identity`. */
            kind: string;
            /** @description Who handed it in: it is read as that party's. */
            party: string;
            /** @description Its SHA-256, hex; its address under the case. */
            sha256: string;
            /** @description Its SM3, hex. */
            sm3: string;
            /** @description Its title. */
            title: string;
        };
        /** @description Misconduct that was found. */
        MisconductResource: {
            /** @description Which, for example `tampering`. */
            kind: string;
            /** @description When it was found. */
            on: string;
            /** @description Whether the circumstances are serious. */
            serious: boolean;
        };
        /** @description A count of a month. */
        MonthlyCount: {
            /** @description How many. */
            count: string;
            /** @description The legal month in China, `yyyy-MM`. */
            month: string;
            /** @description The type of the entries, for example `egress.filed`. */
            type: string;
        };
        /** @description The national system's receipt for a notice or for evidence. */
        NationalReceiptResource: {
            /** @description True when a stand-in without legal effect answered. */
            development: boolean;
            /** @description The time from which it counts, UTC. */
            legalTime: string;
            /** @description Its number for the record. */
            number: string;
            /** @description Digest of what was filed, hex. */
            sha256: string;
        };
        /** @description A case whose data is like that of another. */
        NearDuplicate: {
            /** @description The asset's id. */
            asset: string;
            /** @description Its id. */
            case: string;
            /**
             * Format: double
             * @description The true part lies as near as this to the estimate, 95 times of 100 at least.
             */
            error: number;
            /** @description What the data is called; null before anything was applied for. */
            name: null | string;
            /** @description How many records its data has, decimal. */
            records: string;
            /** @description `G35` or `M26`; null before anything was applied for. */
            regime: null | string;
            /**
             * Format: double
             * @description Of all different records in either, the part that is in both, from 0 to 1: an estimate.
             */
            similarity: number;
            /** @description How the case stands, for example `certified`. */
            status: string;
        };
        /** @description Which cases have data like that of a case, as far as the sketches tell that were filed with them (SPEC-sketch). A sketch is no proof: what is alike here is to be looked at, and what is not may be the same all the same. */
        NearDuplicates: {
            /**
             * Format: double
             * @description Items are alike to this degree or more, within one and a half times the error. That something so much alike is missed among sketches of 4,096 records and more has a probability of less than 1 in 1,000.
             */
            floor: number;
            /** @description The cases of a page, most alike first; 1,000 in all at most. */
            items: components["schemas"]["NearDuplicate"][];
            /** @description The name of the key under which it was made; sketches under others are not compared. */
            key: null | string;
            /** @description Where the next page begins, for `after`; null on the last. */
            next: null | string;
            /** @description How many records the data has, decimal. */
            records: null | string;
            /** @description How it stands with the sketch of the case: `none` was filed, `awaited` for it is named and not found yet, `unreadable` for what was handed in is no sketch, or `compared`. Only then do items say anything. */
            sketch: string;
        };
        /** @description A public notice whose period runs, or was not yet followed by the registration. */
        NoticeResource: {
            /** @description Who applies. */
            applicants: components["schemas"]["PublicHolder"][];
            /** @description The asset's id. */
            asset: string;
            /** @description The case, 32 hex characters. */
            case: string;
            /** @description The entry that published it, decimal. */
            index: string;
            /** @description `resource`, `product` or `service`; null where unknown. */
            kind: null | string;
            /** @description The data's name. */
            name: null | string;
            /** @description Until when and how to object. */
            objections: components["schemas"]["ObjectionNote"];
            /** @description What it is. */
            overview: null | string;
            /** @description The day of publication, China Standard Time. */
            publishedOn: string;
            /** @description The notice's reference. */
            reference: string;
            /** @description `G35` or `M26`. */
            regime: string;
            /** @description Limits in words; null where none are stated. */
            restrictions: null | string;
            /** @description The rights that it is about, with their holders; none under the regime of public data. */
            rights: components["schemas"]["PublicHolder"][];
            /** @description The type of registration, for example `first` or `transfer`. */
            type: string;
        };
        /** @description Until when and how to object to what a notice shows. */
        ObjectionNote: {
            /** @description Where it is sent. */
            address: string;
            /** @description The document and clause of objections. */
            clause: string;
            /** @description The command that objects, for example `registration.object`. */
            command: string;
            /** @description How to object, in English. */
            how: string;
            /** @description The same in Chinese. */
            howChinese: string;
            /** @description The document and clause of the period. */
            periodClause: string;
            /** @description The last day; null while the calendar of working days does not reach it. */
            until: null | string;
        };
        /** @description How an item is open. */
        OpeningResource: {
            /** @description `free`, `proposed` or `barred`: its place on the negative list. */
            bar: string;
            /** @description The conditions, in words. */
            conditions: null | string;
            /** @description Why it stands there, or was put forward. */
            ground: null | string;
            /** @description `unconditional`, `directed` or `authorised`; null while it is closed. */
            mode: null | string;
            /** @description Since when it is open. */
            openedOn: null | string;
            /** @description `closed`, `proposed` or `open`. */
            status: string;
        };
        /** @description What an audit or a rebuild found and did. */
        OperationResource: {
            /** @description True when nothing was found. */
            agrees: boolean;
            /** @description Entries read, decimal. */
            entries: string;
            /** @description What disagrees, a line each, with the first byte where one can be named. */
            findings: string[];
            /** @description What was done, a line each. */
            notes: string[];
        };
        /** @description An order or request of a court or another authority. */
        OrderResource: {
            /** @description `disclose`, `freeze` or `lift`. */
            act: string;
            /** @description Reference of the approval that the request needs. */
            approval: null | string;
            /** @description The asset that it is about. */
            asset: string;
            /** @description `court`, `arbitration`, `procuratorate`, `police`, `state-security` or `foreign`. */
            authority: string;
            /** @description The authority's name. */
            body: string;
            /** @description SHA-256 of the document that orders it, hex. */
            document: string;
            /** @description Index of the newest entry about it. */
            entry: string;
            /** @description The legal date of its filing. */
            filedOn: string;
            /** @description 32 lowercase hex characters. */
            id: string;
            /** @description The reference of its case or document. */
            reference: string;
            /** @description Number of the remark to be lifted. */
            remark: null | string;
            /** @description Ordinals of the rights to be frozen. */
            rights: string[];
            /** @description What is to be disclosed. */
            scope: null | components["schemas"]["DisclosureScopeResource"];
            /** @description The last day on which nobody outside is shown what was ordered. */
            sealedUntil: null | string;
            /** @description `filed`, `verified`, `executed`, `refused` or `withdrawn`. */
            status: string;
            /** @description The last day of a freeze or of handing out a disclosure, `2026-12-31`. */
            until: null | string;
            /** @description The version of its stream: what the next command expects. */
            version: string;
        };
        /** @description A page of a list. */
        PageOfAccessRecordResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["AccessRecordResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfAccessRequestResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["AccessRequestResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfAssetResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["AssetResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfCaseSummary: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CaseSummary"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfCatalogueItemResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CatalogueItemResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfCensusResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["CensusResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfDemandResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["DemandResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfDueResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["DueResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfLogEntryResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["LogEntryResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfNoticeResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["NoticeResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfOrderResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["OrderResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfPartyResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["PartyResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfProvenanceEdge: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["ProvenanceEdge"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfRegistrationResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["RegistrationResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfResponsibilityResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["ResponsibilityResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A page of a list. */
        PageOfWebhookResource: {
            /** @description The items, in the list's order. */
            items: components["schemas"]["WebhookResource"][];
            /** @description Pass as `after` for the next page; null on the last. */
            next: null | string;
        };
        /** @description A party in a list. */
        PartyResource: {
            /** @description Its unified social credit code; null for a natural person. */
            code: null | string;
            /** @description The day on which its end was put on record, China Standard Time; null while it is. */
            endedOn: null | string;
            /** @description 32 hex characters. */
            id: string;
            /** @description An organisation's name; null for a natural person, who is not named. */
            name: null | string;
            /** @description The name of the organisation that it merged into; null where there is none. */
            successor: null | string;
        };
        /** @description A document about the platform (人民法院在线诉讼规则, article 17). */
        PlatformDocumentResource: {
            /** @description From which day it holds. */
            from: string;
            /** @description Who gave it out. */
            issuer: string;
            /** @description `filing`, `interest`, `system`, `process` or `notarisation`. */
            matter: string;
            /** @description Its number; null where it has none. */
            number: null | string;
            /** @description Its SHA-256. */
            sha256: string;
            /** @description Its SM3. */
            sm3: string;
            /** @description Its title. */
            title: string;
            /** @description Its last day; null where it has none. */
            until: null | string;
        };
        /** @description How the preservation of a checkpoint stands (SPEC-preservation). */
        PreservedResource: {
            /**
             * Format: int32
             * @description The number of hash functions under each other, from one.
             */
            chains: number;
            /** @description Whether it ought to have been renewed by now. */
            late: boolean;
            /** @description By when it has to be renewed. */
            renewBy: string;
            /** @description When its newest stamp was made. */
            renewed: string;
            /** @description Whether it covers roots over SHA3-256, too. */
            rerooted: boolean;
            /** @description When its first stamp was made. */
            since: string;
            /** @description The checkpoint's size, decimal: what evidence is asked for under. */
            size: string;
            /**
             * Format: int32
             * @description The number of stamps.
             */
            stamps: number;
        };
        /** @description The one error shape: RFC 9457 problem details with a stable code. */
        Problem: {
            /** @description The document and clause of the rule that refused, where a rule did. */
            clause: null | string;
            /** @description Stable code; safe to program against. */
            code: string;
            /** @description What to do about it, in English. */
            detail: null | string;
            /** @description The same in Chinese. */
            detailChinese: null | string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description What went wrong, in English. */
            title: string;
            /** @description The request's trace id, to quote when asking for help. */
            trace: null | string;
            /** @description A URN made of the code: `urn:ledger:problem:{code}`. */
            type: string;
        };
        /** @description A problem that the API answers with. */
        ProblemResource: {
            /** @description The same in Chinese. */
            chinese: string;
            /** @description The document and clause of the rule that refuses; null where no rule of law does. */
            clause: null | string;
            /** @description Stable code; safe to program against. */
            code: string;
            /** @description What it means or what to do about it, in English. */
            english: string;
            /**
             * Format: int32
             * @description The HTTP status that it comes with.
             */
            status: number;
        };
        /** @description That one asset comes from another, with both sides as they stand. */
        ProvenanceEdge: {
            /** @description The asset that was made. */
            asset: components["schemas"]["AssetResource"];
            /** @description `declared` by a holder, or `observed` by the registrar. */
            basis: string;
            /** @description What is wrong with it: `source-lapsed`, `source-cancelled`, `source-frozen`, `source-without-rights`, `circular`. */
            flags: string[];
            /** @description The entry that said so, decimal. */
            index: string;
            /** @description The link's number under the asset, decimal. */
            number: string;
            /** @description The source's part in a fusion, for example `1/3`; null for other relations. */
            part: null | string;
            /** @description `derived`, `fused` or `version`. */
            relation: string;
            /** @description What it was made from. */
            source: components["schemas"]["AssetResource"];
        };
        /** @description An organisation that provides data. */
        ProviderResource: {
            /** @description Its unified social credit code. */
            code: null | string;
            /** @description Its party id. */
            id: string;
            /** @description Its name. */
            name: null | string;
        };
        /** @description A holder or applicant in public: an organisation by name; of a person, that it is one. */
        PublicHolder: {
            /** @description An organisation's unified social credit code. */
            code: null | string;
            /** @description The day on which it was put on record that an organisation ended by merger or division; null while it is. */
            endedOn?: null | string;
            /** @description An organisation's name. */
            name: null | string;
            /** @description Whether it is a natural person, who is not named. */
            naturalPerson: boolean;
            /** @description The right that it has or asks for; null where none is named. */
            right: null | components["schemas"]["PublicRight"];
            /** @description The name of the organisation that it merged into; null where there is none. */
            successor?: null | string;
        };
        /** @description A right in public. */
        PublicRight: {
            /** @description Whether nobody else may have the same. */
            exclusive: boolean;
            /** @description Its first day; null while it is asked for. */
            from: null | string;
            /** @description `hold`, `use` or `operate`. */
            kind: string;
            /** @description Its limits in words. */
            limits: string;
            /** @description `in-force`, `ended` or `revoked`; null while it is asked for. */
            status: null | string;
            /** @description Its last day; null where it is as long as the registration. */
            until: null | string;
        };
        /** @description What a registrar has (the guide, article 7). */
        QualificationResource: {
            /**
             * Format: int32
             * @description Whole years of experience in registration or circulation of data.
             */
            experienceYears: number;
            /** @description The day of the last violation that article 7 names; null if never. */
            lastViolation: null | string;
            /** @description Paid-in capital in yuan, decimal; `0` for a public institution without. */
            paidInCapital: string;
            /** @description What kinds of documents prove it, for example `protection-filing`. */
            proofs: string[];
            /**
             * Format: int32
             * @description The level of its filed protection of networks, 1 to 5.
             */
            protectionLevel: number;
            /**
             * Format: int32
             * @description Full-time reviewers.
             */
            reviewers: number;
            /**
             * Format: int32
             * @description Whole years of work that each of them has at least.
             */
            reviewerYears: number;
        };
        /** @description Something that happened in a case, as its entry holds it. */
        RecordedEventResource: {
            /** @description An `events` body (SPEC-entry) in canonical JSON, with those of the entry's events that this account may read. */
            events: string;
            /** @description The entry. */
            index: string;
            /** @description When it counts in law, RFC 3339 in UTC. */
            legalTime: string;
        };
        /** @description Public registrations of a province. */
        RegionCount: {
            /** @description How many. */
            count: string;
            /** @description The first two digits of the division; empty for data of no division in particular. */
            province: string;
        };
        /** @description Something that was done about the registrar. */
        RegistrarActResource: {
            /** @description In which entry of the log. */
            entry: string;
            /** @description On which legal date. */
            on: string;
            /** @description What, for example `registrar.enlisted`. */
            type: string;
        };
        /** @description A change of the registrar that the authority confirmed (the guide, article 12). */
        RegistrarChangeResource: {
            /** @description What changed, for example `capital`. */
            kind: string;
            /** @description From when. */
            on: string;
            /** @description Whether it is updated in the national system. */
            recorded: boolean;
            /** @description How, in words. */
            statement: string;
        };
        /** @description The institution that keeps the registry, as everybody may know it (the guide, articles 8 to 38). */
        RegistrarResource: {
            /** @description What was done about it, oldest first, with the entries that prove it. */
            acts: components["schemas"]["RegistrarActResource"][];
            /** @description Changes that the authority confirmed, oldest first. */
            changes: components["schemas"]["RegistrarChangeResource"][];
            /** @description What it tells of fees and process; null while it told nothing. */
            disclosure: null | components["schemas"]["DisclosureResource"];
            /** @description The day of an exit that was agreed to; else null. */
            exitOn: null | string;
            /** @description Misconduct that an authority found. */
            findings: components["schemas"]["MisconductResource"][];
            /** @description `enterprise` or `public-institution`. */
            kind: null | string;
            /** @description From when it is in the national catalogue; null while it is not. */
            listedOn: null | string;
            /** @description Its name. */
            name: null | string;
            /** @description What documents show of its platform, as last stated. */
            platform: components["schemas"]["PlatformDocumentResource"][];
            /** @description What it has, as last declared or changed; null while it declared nothing. */
            qualification: null | components["schemas"]["QualificationResource"];
            /** @description The last day to rectify while it is suspended; else null. */
            rectifyBy: null | string;
            /** @description The national decision that lists it. */
            reference: null | string;
            /** @description The division of its seat, by GB/T 2260. */
            seat: null | string;
            /** @description Where it stands, for example `practising`, `suspended`, `exited`; `none` while it declared nothing. */
            status: string;
            /** @description The registrar that takes over its materials; else null. */
            successor: null | string;
            /** @description Whether it takes new cases. */
            takesCases: boolean;
            /** @description The version of its stream. */
            version: string;
            /** @description Its annual reports, oldest first. */
            years: components["schemas"]["RegistrarYearResource"][];
        };
        /** @description An annual report. */
        RegistrarYearResource: {
            /** @description What the authority found; null while it has not assessed it. */
            assessment: null | string;
            /** @description Applications received, decimal. */
            filed: string;
            /** @description When it was handed in. */
            on: string;
            /** @description Refusals, decimal. */
            refused: string;
            /** @description Registrations, decimal. */
            registered: string;
            /**
             * Format: int32
             * @description The year.
             */
            year: number;
        };
        /** @description A registration as everybody may see it: what its public notice showed. Where the notice was withheld, only how it stands. */
        RegistrationResource: {
            /** @description The asset's id. */
            asset: string;
            /** @description The certificate's number, or the code of the registration of public data. */
            code: string;
            /** @description Its first day, China Standard Time. */
            from: string;
            /** @description Its holders, with a line for each right. */
            holders: components["schemas"]["PublicHolder"][];
            /** @description The entry that registered it, decimal. */
            index: string;
            /** @description `resource`, `product` or `service`. */
            kind: string;
            /** @description The data's name. */
            name: null | string;
            /** @description What it is. */
            overview: null | string;
            /** @description `G35`, data property under the guide of 2026, or `M26`, public data under the interim measures of 2025. */
            regime: string;
            /** @description Codes of the divisions that it covers. */
            regions: string[];
            /** @description Limits in words; null where none are registered. */
            restrictions: null | string;
            /** @description `valid`, `adjusted`, `superseded`, `cancelled`, `lapsed`, or of public data `registered`, `cancelled`, `revoked`, `lapsed`. */
            status: string;
            /** @description Its last day. */
            until: string;
            /** @description Whether the notice was withheld; then the members from Name to Holders are empty. */
            withheld: boolean;
        };
        /** @description That public data is owed to others. */
        ResponsibilityResource: {
            /** @description By which law or document. */
            basis: string;
            /** @description Since when. */
            from: string;
            /** @description The item of the catalogue. */
            item: string;
            /** @description Its name. */
            name: string;
            /** @description Which of its duties, decimal. */
            number: string;
            /** @description Who owes it. */
            provider: components["schemas"]["ProviderResource"];
            /** @description To whom. */
            recipients: string;
            /** @description In which way. */
            way: string;
        };
        /** @description One right instrument under an asset. */
        RightResource: {
            /** @description Whether no one else may have the same right. */
            exclusive: boolean;
            /** @description First day, China Standard Time. */
            from: string;
            /** @description Whether an order freezes it. */
            frozen: boolean;
            /** @description The holder's name under this asset, 64 hex characters; differs from asset to asset. */
            holder: string;
            /** @description `hold`, `use` or `operate`. */
            kind: string;
            /** @description Its ordinal under the asset, decimal. */
            number: string;
            /** @description Whether it is pledged. */
            pledged: boolean;
            /** @description `in-force`, `ended` or `revoked`. */
            status: string;
            /** @description Digest of its terms, hex. */
            termsSha256: string;
            /** @description Last day; null without end. */
            until: null | string;
        };
        /** @description Who had which right over an asset on a day. */
        RightsOnDay: {
            /** @description The asset's id. */
            asset: string;
            /** @description The last entry known that may say something of the asset's rights, decimal. */
            index: string;
            /** @description The day in law, China Standard Time. */
            on: string;
            /** @description When the log took it. */
            recordedTime: string;
            /** @description The rights that were in force on that day, as far as was known, as they were then. */
            rights: components["schemas"]["RightResource"][];
        };
        /** @description One row of the table of clauses. */
        RuleResource: {
            /** @description The place in it, in the document's own words. */
            clause: string;
            /** @description The document's short name, for example `G35`. */
            document: string;
            /** @description The rule, for example `rule/notice` or `refusal/four-eyes`. */
            rule: string;
            /** @description The tests that show it, as `Class.Method`. */
            tests: string[];
            /** @description The rule set that has it, for example `G35@2026-07-01.4`; `-` for refusals. */
            version: string;
        };
        /** @description That somebody begins or ends a session at a client. */
        SessionEvent: {
            /** @description `signed-in` or `signed-out`. */
            event: string;
        };
        /** @description A command as it is sent to `POST /v1/{parties|cases|assets}/{id}/commands`. */
        SignedCommand: {
            /** @description The canonical `ledger-command@v1` envelope, as text; the signature covers its UTF-8 bytes. */
            envelope: string;
            /** @description The canonical payload that the envelope commits to, as text. */
            payload: string;
            /** @description The 32 bytes that salt the payload's commitment, 64 lowercase hex characters. */
            salt: string;
            /** @description The author's signature over the envelope. */
            signature: components["schemas"]["CommandSignature"];
        };
        /** @description What is wrong with the time stamps over one tree's checkpoints; those over the other's go on. */
        StampTroubleResource: {
            /** @description `sha256` or `sm3`. */
            tree: string;
            /** @description `no-answer`: the stamper did not answer; `refused`: it refused, or what it sent does not verify; `rests-on-both`: stamps are there, and fall with the other tree's digest too. */
            trouble: string;
        };
        /** @description What the registry did, month by month; a moment behind the log. */
        StatisticsResource: {
            /** @description Entries by legal month and type, oldest month first. */
            entries: components["schemas"]["MonthlyCount"][];
            /** @description Cases that were decided, by legal month and the working days that they took. */
            handled: components["schemas"]["HandledCount"][];
            /** @description The clause that gives them. */
            handlingClause: string;
            /**
             * Format: int32
             * @description How many working days the rules give, without extensions.
             */
            handlingDays: number;
            /** @description Deadlines that are over today and not met. */
            late: string;
            /** @description Public registrations that stand, by province. */
            regions: components["schemas"]["RegionCount"][];
            /** @description Deadlines that end today. */
            today: string;
        };
        /** Format: binary */
        Stream: string;
        /** @description An access token (RFC 6749, 5.1). */
        TokenResource: {
            /** @description The token, a compact JWT. */
            access_token: string;
            /**
             * Format: int32
             * @description For how many seconds it holds.
             */
            expires_in: number;
            /** @description Always `Bearer`. */
            token_type: string;
        };
        /** @description An attempt to deliver. */
        WebhookDeliveryResource: {
            /** @description The message's id, `webhook-id`: the same for every attempt. */
            message: string;
            /** @description `delivered`, or what went wrong. */
            outcome: string;
            /**
             * Format: int32
             * @description The HTTP status; null when there was no answer.
             */
            status: null | number;
            /** @description When, UTC. */
            time: string;
        };
        /** @description Asks to be told by POST of what concerns the caller's party (Standard Webhooks). */
        WebhookRequest: {
            /** @description Where to, `https`; `http` at a development registry alone. */
            address: string;
            /** @description The cursor of the feed to begin behind; null for what comes from now on. */
            after?: null | string;
            /** @description Only entries of these types, for example `registration.certified`; null for all. */
            types?: null | string[];
        };
        /** @description A webhook and how it stands. */
        WebhookResource: {
            /** @description Where to. */
            address: string;
            /** @description The cursor behind the last entry that was delivered or is of no wanted type. */
            cursor: string;
            /** @description The last attempts, newest first. */
            deliveries: components["schemas"]["WebhookDeliveryResource"][];
            /**
             * Format: int32
             * @description How often the next delivery has failed.
             */
            failures: number;
            /** @description 32 hex characters. */
            id: string;
            /** @description When it is tried again, UTC; null when nothing failed. */
            nextTry: null | string;
            /** @description `active`, `paused` after days without success (resume it: nothing was missed), or `ended`. */
            status: string;
            /** @description Which types; empty for all. */
            types: string[];
        };
        /** @description A webhook with the secret that signs its messages. */
        WebhookSecretResource: {
            /** @description `whsec_` and base64: the key of HMAC-SHA256 (Standard Webhooks, `v1`). It is told to the owner alone. */
            secret: string;
            /** @description The webhook. */
            webhook: components["schemas"]["WebhookResource"];
        };
        /** @description How a witness stands with one of the log's trees. */
        WitnessResource: {
            /** @description What an operator has to know; null when all is well. */
            detail: null | string;
            /** @description Its verifier key (c2sp.org/signed-note). */
            key: string;
            /** @description The witness's name. */
            name: string;
            /** @description The largest size that it cosigned, decimal. */
            size: string;
            /** @description `not-asked`, `cosigned`, `away`, `refuses`, `clock-apart` or `split-view`. */
            state: string;
            /** @description The time that it said then; null before the first. */
            time: null | string;
            /** @description The tree's digest. */
            tree: string;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
         * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
         */
        IdempotencyKey: string;
        /**
         * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
         * @example "7.c0ffee"
         */
        IfMatch: string;
        /**
         * @description An entity tag that was answered before: 304 while it still holds.
         * @example W/"3f2a"
         */
        IfNoneMatch: string;
        /**
         * @description The id of the last event that came: the stream goes on behind it.
         * @example 42
         */
        LastEventId: string;
        /**
         * @description The 32 bytes of the sealed reference, 64 lowercase hex characters.
         * @example 0000000000000000000000000000000000000000000000000000000000000001
         */
        SealedReference: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Who may keep the answer, and for how long (RFC 9111).
         * @example private, no-cache
         */
        CacheControl: string;
        /**
         * @description The entity tag of what was answered (RFC 9110, 8.8.3).
         * @example W/"3f2a"
         */
        ETag: string;
        /**
         * @description What is left of the quota: r requests; where none is, t seconds until there are more (draft-ietf-httpapi-ratelimit-headers).
         * @example "account";r=19999
         */
        RateLimit: string;
        /**
         * @description The quota: q requests in w seconds.
         * @example "account";q=20000;w=10
         */
        RateLimitPolicy: string;
        /**
         * @description After how many seconds to send again.
         * @example 10
         */
        RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    IssueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grant_type": "client_credentials",
                 *       "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                 *       "client_assertion": "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJob2xkZXIifQ.c2lnbmF0dXJl"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @description A JWT that the account's key signed with ES256: iss and sub the account, aud the issuer, exp within five minutes, jti used once. */
                    client_assertion: string;
                    /**
                     * @description RFC 7523, 2.2.
                     * @constant
                     */
                    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
                    /**
                     * @description RFC 6749, 4.4.
                     * @constant
                     */
                    grant_type: "client_credentials";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJob2xkZXIifQ.c2lnbmF0dXJl",
                     *       "token_type": "Bearer",
                     *       "expires_in": 1800
                     *     }
                     */
                    "application/json": components["schemas"]["TokenResource"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetTile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The path below the log's prefix by c2sp.org/tlog-tiles; that of the sibling tree begins with sm3/.
                 * @example checkpoint
                 */
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                    "text/plain": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListAccess: {
        parameters: {
            query?: {
                /** @description Only this account's. */
                Account?: string;
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                After?: string;
                /** @description The first index, decimal; of a period the first day. */
                From?: string;
                /** @description Only those of this kind; of a list, which. */
                Kind?: string;
                /** @description How many items at most. */
                Limit?: number;
                /** @description Only of this record, for example case/ID. */
                Record?: string;
                /** @description The larger size, decimal; of a period the last day. */
                To?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "number": "9",
                     *           "time": "2026-11-27T12:21:04.259Z",
                     *           "kind": "signed-in",
                     *           "account": "clerk",
                     *           "party": "00000000000000000000000000000001",
                     *           "record": null,
                     *           "of": null
                     *         }
                     *       ],
                     *       "next": "9"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfAccessRecordResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListAssets: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /** @description What the certificate number begins with. */
                certificate?: string;
                /** @description Only those of this kind; of a list, which. */
                kind?: string;
                /**
                 * @description How many items at most.
                 * @example 2
                 */
                limit?: number;
                /** @description Text that the name contains; of a chain its name in the configuration. */
                name?: string;
                /** @description Only those that stand so. */
                status?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "be28628ee16867d1a1b12354913824f3",
                     *           "name": null,
                     *           "kind": "resource",
                     *           "status": "registered",
                     *           "contentSha256": "bb774d25adfcc50d0cfe09eb24fa6458a54549398578b72cb8152360cad4e0d4",
                     *           "contentSm3": "a1b079591605bd021468b22e347c937bb1a3682d7a906bf30a4946e71bb1c4aa",
                     *           "certificate": "SJ4212025030001",
                     *           "version": "1",
                     *           "index": "17",
                     *           "state": "published",
                     *           "rights": [
                     *             {
                     *               "number": "1",
                     *               "kind": "hold",
                     *               "holder": "1ef1f4086cd65b7177b6bb849de015e7af02b953f527d32ea5685bcf497074f6",
                     *               "from": "2025-03-03",
                     *               "until": "2030-03-03",
                     *               "termsSha256": "fead9f4a758ec20e064542da3f4167e53e99a02f45b9300ae2e01c9ad68bc9de",
                     *               "status": "in-force",
                     *               "exclusive": false,
                     *               "pledged": false,
                     *               "frozen": false
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfAssetResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetAsset: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example be28628ee16867d1a1b12354913824f3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "be28628ee16867d1a1b12354913824f3",
                     *       "name": null,
                     *       "kind": "resource",
                     *       "status": "registered",
                     *       "contentSha256": "bb774d25adfcc50d0cfe09eb24fa6458a54549398578b72cb8152360cad4e0d4",
                     *       "contentSm3": "a1b079591605bd021468b22e347c937bb1a3682d7a906bf30a4946e71bb1c4aa",
                     *       "certificate": "SJ4212025030001",
                     *       "version": "1",
                     *       "index": "17",
                     *       "state": "published",
                     *       "rights": [
                     *         {
                     *           "number": "1",
                     *           "kind": "hold",
                     *           "holder": "1ef1f4086cd65b7177b6bb849de015e7af02b953f527d32ea5685bcf497074f6",
                     *           "from": "2025-03-03",
                     *           "until": "2030-03-03",
                     *           "termsSha256": "fead9f4a758ec20e064542da3f4167e53e99a02f45b9300ae2e01c9ad68bc9de",
                     *           "status": "in-force",
                     *           "exclusive": false,
                     *           "pledged": false,
                     *           "frozen": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AssetResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitAssetCommand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
                 * @example "7.c0ffee"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example e4799b3df669918575b38bb96879589f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/a1000000000000000000000000000001\",\"commandId\":\"7722b5140248468db82bff60656cd668\",\"expectedVersion\":\"1\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"36de8374e3108d50cb37df0969bcee114e11798dc8fb09c27bbfb1179435c02f\",\"sm3\":\"872f74b159fa07fa7b38c09d4c038fc538390f786894d89d92bb605b2a214ddb\"},\"stream\":\"asset/e4799b3df669918575b38bb96879589f\",\"type\":\"source.declare\"}",
                 *       "payload": "{\"declaration\":{\"relation\":\"derived\",\"sources\":[{\"asset\":\"be28628ee16867d1a1b12354913824f3\"}],\"statement\":\"清洗后汇总。\"}}",
                 *       "salt": "7445fe22a03ef907c5c2114d42f206e94c69c9a135c766b9e9ec661b2248ba14",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "48c3b78b1c7bad0d9c99070de04dda6f146bf3e4b5966866f624023e27e86418",
                 *         "value": "MEQCIBXxki8DzoxTrs7OqkU0SlJxVwbek4WtfBJFod+ppHzwAiAWjGUk0P5oVCJEYYl71VkYmbKhvjrpkKHS2ksmXCNuYA=="
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "26",
                     *       "sha256": "05bcb41ac88d45b00cd2005b90b130f726f498e88573c4bc435bacc4f4fab561",
                     *       "sm3": "01c1fa80b9dc4d231cdf8b0dfa47b296e81833a7701170800ac922e5dc97ffa2",
                     *       "version": "2",
                     *       "recordedTime": "2026-11-27T12:20:59.394Z",
                     *       "number": null,
                     *       "repeated": false
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListAssetEntries: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example be28628ee16867d1a1b12354913824f3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "index": "17",
                     *           "leaf": "{\"actor\":\"party/00000000000000000000000000000001\",\"bodies\":[{\"name\":\"command\",\"sha256\":\"fe308cfce71904977b8f3890543be4e15e5560b92daa727e28e2519f345f7239\",\"sm3\":\"e035e083a8ef9c8d5b99ff9d185624e038a0e94ebb064bdb99b76bb1bff53178\"},{\"name\":\"events\",\"sha256\":\"942cf04110e5fe4160e1ada66662d466fa2e46a63d69acd8552bae489a7e1fbf\",\"sm3\":\"788aba18f3647edde5625cdd65bdc3294469bf2565204345866f7fd7e0f89daa\"},{\"name\":\"payload\",\"sha256\":\"192b774ea1728e368aacd73a44a7958ec55ab1cbfc86a667ef47534ebb710d8f\",\"sm3\":\"35f954695adab0c0037160b5d1b759d309b6e74fb54fd2bc0107eecc054e0103\"}],\"calendar\":\"cn-2023-2026\",\"command\":{\"author\":{\"algorithm\":\"p256\",\"key\":\"95912c0d25961e56a07a339c02ed3e82fae3fbdd5e5f1268318c84e1cb113954\",\"signature\":\"MEQCIBkhehgwHw0u7lAqFzdn1usX7WkfW9sctSOcTxLM8obaAiAbpzZcEs29VsAJSCw55rSugkEd81nkI3KCIgtOhm1v8g==\"},\"id\":\"b218860fb35e186e44cfc4944165f5fd\",\"sha256\":\"417b1ec594fcfce824d7d1f803dc0fb5f36801be152c75076f749745e96547c4\",\"sm3\":\"55aacf87090da4cc1e66284163da549b214777b68b283a30aec9297fbc33e16d\"},\"effects\":[{\"key\":\"asset/be28628ee16867d1a1b12354913824f3\",\"value\":{\"content\":{\"sha256\":\"bb774d25adfcc50d0cfe09eb24fa6458a54549398578b72cb8152360cad4e0d4\",\"sm3\":\"a1b079591605bd021468b22e347c937bb1a3682d7a906bf30a4946e71bb1c4aa\"},\"kind\":\"resource\",\"status\":\"registered\"},\"version\":\"1\"},{\"key\":\"case/0eb0343b30386a050cabf126bcbc7a3d\",\"value\":{\"asset\":\"be28628ee16867d1a1b12354913824f3\",\"status\":\"certified\"},\"version\":\"6\"},{\"key\":\"certificate/SJ4212025030001\",\"value\":{\"asset\":\"be28628ee16867d1a1b12354913824f3\",\"case\":\"0eb0343b30386a050cabf126bcbc7a3d\",\"sha256\":\"ca157e32983c0715ceec28980b3f505a174a2ea239f6d5b448fd9a8adccc7865\",\"sm3\":\"17365092d194c37f3295c76eefd49a11b2fb10eb294ffc37a449e37811a9ff1f\",\"status\":\"valid\",\"until\":\"2030-03-03\"},\"version\":\"1\"},{\"key\":\"right/be28628ee16867d1a1b12354913824f3/1\",\"value\":{\"exclusive\":false,\"from\":\"2025-03-03\",\"frozen\":false,\"holder\":\"1ef1f4086cd65b7177b6bb849de015e7af02b953f527d32ea5685bcf497074f6\",\"kind\":\"hold\",\"pledged\":false,\"status\":\"in-force\",\"terms\":{\"sha256\":\"fead9f4a758ec20e064542da3f4167e53e99a02f45b9300ae2e01c9ad68bc9de\",\"sm3\":\"2e44178e897c890ea695b11adf66cfc3b48e28e6e01be60a50a217cd2e0b53d2\"},\"until\":\"2030-03-03\"},\"version\":\"1\"},{\"key\":\"right/be28628ee16867d1a1b12354913824f3/2\",\"value\":{\"exclusive\":false,\"from\":\"2025-03-03\",\"frozen\":false,\"holder\":\"1ef1f4086cd65b7177b6bb849de015e7af02b953f527d32ea5685bcf497074f6\",\"kind\":\"use\",\"pledged\":false,\"status\":\"in-force\",\"terms\":{\"sha256\":\"cf80ea5d7fa5232694007d5d694597f46bfc5a1cb82cff74cadf88fc805d0d36\",\"sm3\":\"27e9289d2f53e6ef4445965db1ec1219f009d8126c8b91e38d382853ad6cf9a9\"},\"until\":\"2030-03-03\"},\"version\":\"1\"},{\"key\":\"right/be28628ee16867d1a1b12354913824f3/3\",\"value\":{\"exclusive\":false,\"from\":\"2025-03-03\",\"frozen\":false,\"holder\":\"1ef1f4086cd65b7177b6bb849de015e7af02b953f527d32ea5685bcf497074f6\",\"kind\":\"operate\",\"pledged\":false,\"status\":\"in-force\",\"terms\":{\"sha256\":\"a216c382704c1b169d90c6b29b395189725c51b862256c1afe369c27c52e6fd5\",\"sm3\":\"52bf5281839e0b5297c4cbfeb291a777bec5997b157d213ef26c39602737cc42\"},\"until\":\"2030-03-03\"},\"version\":\"1\"}],\"format\":\"ledger-entry@v1\",\"legalTime\":\"2025-03-03T01:00:04.694Z\",\"number\":\"SJ4212025030001\",\"origin\":\"dev-ledger.example/registry\",\"reads\":[{\"stream\":\"party/00000000000000000000000000000001\",\"version\":\"1\"},{\"stream\":\"party/a1000000000000000000000000000001\",\"version\":\"1\"},{\"stream\":\"registry\",\"version\":\"2\"}],\"recordedTime\":\"2026-11-27T12:20:58.710Z\",\"rules\":\"G35@2026-07-01.4\",\"type\":\"registration.certified\",\"writes\":[{\"stream\":\"asset/be28628ee16867d1a1b12354913824f3\",\"version\":\"1\"},{\"stream\":\"case/0eb0343b30386a050cabf126bcbc7a3d\",\"version\":\"6\"}]}",
                     *           "sha256": "0b6bf8900b6d0587b1badd2e63d988f10734aea86cc008fe7c36efdf97ebbc2d",
                     *           "sm3": "5bed0fe3a5552397bab325f1797ff1338013a956c919c13569d782269c8d26c6",
                     *           "state": "published",
                     *           "anchoredOn": []
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfLogEntryResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetEvidence: {
        parameters: {
            query?: {
                /** @description The first day, in China Standard Time, on which the log recorded the transactions and egress whose entries to add however many there are, and of which the bundle claims that none is missing; only with `to`. */
                from?: string;
                /** @description Whether to add pages for people. */
                pages?: boolean;
                /** @description Indexes of entries to add proofs of in the form of c2sp.org, separated by commas; 64 at most. */
                proofs?: string;
                /** @description Indexes of entries to add transparent statements of, separated by commas; 64 at most. */
                scitt?: string;
                /** @description The size of a published checkpoint, decimal; the newest where it is left out. */
                size?: string;
                /** @description Their last day; not before `from`. */
                to?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example be28628ee16867d1a1b12354913824f3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListProvenance: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /**
                 * @description up for what the asset comes from, down for what comes from it.
                 * @example up
                 */
                direction?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example e4799b3df669918575b38bb96879589f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "asset": {
                     *             "id": "e4799b3df669918575b38bb96879589f",
                     *             "name": null,
                     *             "kind": "resource",
                     *             "status": "registered",
                     *             "contentSha256": "43b595d4bfebcfe3e5d76341958ece4f309d608c0ebe3ceb41aabe07a11fa775",
                     *             "contentSm3": "26da84d4ee8cf95d4e7265fe63b7917d229367491afa506796ccd0f4b18f92c0",
                     *             "certificate": "SJ4212025030002",
                     *             "version": "2",
                     *             "index": "24",
                     *             "state": "published",
                     *             "rights": [
                     *               {
                     *                 "number": "1",
                     *                 "kind": "hold",
                     *                 "holder": "8a7294fac299be41d0b01f97e4fdd155c638c2cf0dd0bc276d499a2456e8f396",
                     *                 "from": "2025-03-03",
                     *                 "until": "2030-03-03",
                     *                 "termsSha256": "207ba76d19e83b693fdc80260463cf2a12aeb076993d848cbcf57e6b2cf5b510",
                     *                 "status": "in-force",
                     *                 "exclusive": false,
                     *                 "pledged": false,
                     *                 "frozen": false
                     *               }
                     *             ]
                     *           },
                     *           "source": {
                     *             "id": "be28628ee16867d1a1b12354913824f3",
                     *             "name": null,
                     *             "kind": "resource",
                     *             "status": "registered",
                     *             "contentSha256": "bb774d25adfcc50d0cfe09eb24fa6458a54549398578b72cb8152360cad4e0d4",
                     *             "contentSm3": "a1b079591605bd021468b22e347c937bb1a3682d7a906bf30a4946e71bb1c4aa",
                     *             "certificate": "SJ4212025030001",
                     *             "version": "1",
                     *             "index": "17",
                     *             "state": "anchored",
                     *             "rights": [
                     *               {
                     *                 "number": "1",
                     *                 "kind": "hold",
                     *                 "holder": "1ef1f4086cd65b7177b6bb849de015e7af02b953f527d32ea5685bcf497074f6",
                     *                 "from": "2025-03-03",
                     *                 "until": "2030-03-03",
                     *                 "termsSha256": "fead9f4a758ec20e064542da3f4167e53e99a02f45b9300ae2e01c9ad68bc9de",
                     *                 "status": "in-force",
                     *                 "exclusive": false,
                     *                 "pledged": false,
                     *                 "frozen": false
                     *               }
                     *             ]
                     *           },
                     *           "number": "1",
                     *           "relation": "derived",
                     *           "basis": "declared",
                     *           "part": null,
                     *           "index": "26",
                     *           "flags": []
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfProvenanceEdge"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetRights: {
        parameters: {
            query?: {
                /** @description An entry's index, or a time in UTC with three decimals: what the log knew then. */
                knownAt?: string;
                /**
                 * @description A day in law, China Standard Time, for example 2026-03-02; today where it is left out.
                 * @example 2026-12-31
                 */
                on?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example be28628ee16867d1a1b12354913824f3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asset": "be28628ee16867d1a1b12354913824f3",
                     *       "on": "2026-12-31",
                     *       "index": "17",
                     *       "recordedTime": "2026-11-27T12:20:58.710Z",
                     *       "rights": [
                     *         {
                     *           "number": "1",
                     *           "kind": "hold",
                     *           "holder": "1ef1f4086cd65b7177b6bb849de015e7af02b953f527d32ea5685bcf497074f6",
                     *           "from": "2025-03-03",
                     *           "until": "2030-03-03",
                     *           "termsSha256": "fead9f4a758ec20e064542da3f4167e53e99a02f45b9300ae2e01c9ad68bc9de",
                     *           "status": "in-force",
                     *           "exclusive": false,
                     *           "pledged": false,
                     *           "frozen": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RightsOnDay"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetAssetState: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example be28628ee16867d1a1b12354913824f3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "be28628ee16867d1a1b12354913824f3",
                     *       "version": "1",
                     *       "state": "{\"certificates\":[{\"case\":\"0eb0343b30386a050cabf126bcbc7a3d\",\"description\":{\"bytes\":\"38000000\",\"divisions\":[],\"frequency\":\"yearly\",\"from\":\"2023-01-01\",\"industry\":\"I65\",\"media\":[\"table\"],\"name\":\"2023年至2025年全国行政区划五级名录数据产品\",\"overview\":\"该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。\",\"records\":\"662000\",\"restrictions\":\"无\",\"scope\":\"national\",\"structure\":\"structured\",\"until\":\"2025-12-31\"},\"digests\":{\"sha256\":\"ca157e32983c0715ceec28980b3f505a174a2ea239f6d5b448fd9a8adccc7865\",\"sm3\":\"17365092d194c37f3295c76eefd49a11b2fb10eb294ffc37a449e37811a9ff1f\"},\"number\":\"SJ4212025030001\",\"rights\":[1,2,3],\"status\":\"valid\",\"until\":\"2030-03-03\"}],\"disputes\":[],\"egress\":{\"last\":{\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"sm3\":\"0000000000000000000000000000000000000000000000000000000000000000\"},\"sequence\":\"0\"},\"pledges\":[],\"record\":{\"category\":\"enterprise\",\"content\":{\"sha256\":\"bb774d25adfcc50d0cfe09eb24fa6458a54549398578b72cb8152360cad4e0d4\",\"sm3\":\"a1b079591605bd021468b22e347c937bb1a3682d7a906bf30a4946e71bb1c4aa\"},\"grade\":\"general\",\"kind\":\"resource\",\"status\":\"registered\"},\"remarks\":[],\"rights\":[{\"case\":\"0eb0343b30386a050cabf126bcbc7a3d\",\"exclusive\":false,\"from\":\"2025-03-03\",\"holder\":\"a1000000000000000000000000000001\",\"holderSalt\":\"944c6a1cf30799511b567a12513432216b119c75f0b19a387c2502557bda6230\",\"kind\":\"hold\",\"ordinal\":1,\"status\":\"in-force\",\"terms\":{\"limits\":\"无\",\"salt\":\"a65f5acd349d95c72f2f7b90b72db69eaf8c320b5f75a32c6c7a364feacef96a\"},\"until\":\"2030-03-03\"},{\"case\":\"0eb0343b30386a050cabf126bcbc7a3d\",\"exclusive\":false,\"from\":\"2025-03-03\",\"holder\":\"a1000000000000000000000000000001\",\"holderSalt\":\"944c6a1cf30799511b567a12513432216b119c75f0b19a387c2502557bda6230\",\"kind\":\"use\",\"ordinal\":2,\"status\":\"in-force\",\"terms\":{\"limits\":\"无\",\"salt\":\"f7c443cd59cfc1715f3d6698760f20899338b7ee5ad11b0b6d5f386bf65bb29f\"},\"until\":\"2030-03-03\"},{\"case\":\"0eb0343b30386a050cabf126bcbc7a3d\",\"exclusive\":false,\"from\":\"2025-03-03\",\"holder\":\"a1000000000000000000000000000001\",\"holderSalt\":\"944c6a1cf30799511b567a12513432216b119c75f0b19a387c2502557bda6230\",\"kind\":\"operate\",\"ordinal\":3,\"status\":\"in-force\",\"terms\":{\"limits\":\"无\",\"salt\":\"0da6a64c35e42517e358c6790591555a5f92106d5e7fdba3fb7235101af09436\"},\"until\":\"2030-03-03\"}],\"transactions\":{\"last\":{\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"sm3\":\"0000000000000000000000000000000000000000000000000000000000000000\"},\"sequence\":\"0\"}}"
                     *     }
                     */
                    "application/json": components["schemas"]["AggregateResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListCases: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /**
                 * @description How many items at most.
                 * @example 1
                 */
                limit?: number;
                /**
                 * @description Only those that stand so.
                 * @example filed
                 */
                status?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "b2463a146f36ad2504e1df4f72e6b6eb",
                     *           "asset": "d8cb3878774c00c7f983a6c78cc5bca1",
                     *           "status": "filed",
                     *           "name": "2023年至2025年全国行政区划五级名录数据产品",
                     *           "regime": "G35",
                     *           "type": "first",
                     *           "index": "30",
                     *           "applicants": [
                     *             {
                     *               "party": "a1000000000000000000000000000001",
                     *               "name": "数据采集公司",
                     *               "code": "91350100M000100Y43"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": "30"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfCaseSummary"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCase: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b2463a146f36ad2504e1df4f72e6b6eb
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "b2463a146f36ad2504e1df4f72e6b6eb",
                     *       "version": "1",
                     *       "state": "{\"application\":{\"applicants\":[\"a1000000000000000000000000000001\"],\"asset\":\"d8cb3878774c00c7f983a6c78cc5bca1\",\"category\":\"enterprise\",\"content\":{\"sha256\":\"9bfef37446204b97e1cf34e89d1883f7230b7160c52afe944ae02e8f12d5ef81\",\"sm3\":\"452e891b00499ebd53a4bad220c176588277ad7b6e90dd06ce25d0ceac287e43\"},\"description\":{\"bytes\":\"38000000\",\"divisions\":[],\"frequency\":\"yearly\",\"from\":\"2023-01-01\",\"industry\":\"I65\",\"media\":[\"table\"],\"name\":\"2023年至2025年全国行政区划五级名录数据产品\",\"overview\":\"该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。\",\"records\":\"662000\",\"restrictions\":\"无\",\"scope\":\"national\",\"structure\":\"structured\",\"until\":\"2025-12-31\"},\"grade\":\"general\",\"impacts\":[{\"degree\":\"ordinary\",\"on\":\"organisation-interest\"}],\"kind\":\"resource\",\"materials\":[{\"content\":{\"sha256\":\"689f6a627384c7dcb2dcc1487e540223e77bdf9dcd0d8be8a326eda65b0ce9a4\",\"sm3\":\"54ea4b8504eaa0e95d069aa64af3a8cca034c23ace56f7edb18cb9d8b96290dc\"},\"kind\":\"identity\",\"title\":\"材料：identity\"},{\"content\":{\"sha256\":\"0d553e1f581ca54a68e2f9ad23d55142f685cd7683f002a48eb46b09b9010139\",\"sm3\":\"b01e622dcfd3d3b625eb96ab0a02c71bcc6d6464348ca6cb120b11849cdf5e76\"},\"kind\":\"lawful-acquisition\",\"title\":\"材料：lawful-acquisition\"},{\"content\":{\"sha256\":\"699055155a91154e94464e9a49b70fac60c8a6e7fad927c11cd6c46ed9b98ad0\",\"sm3\":\"503b978d69f90d45a3a440af87b94672ba12256d9756de0e3e1d80e26c2cdfd5\"},\"kind\":\"data-sample\",\"title\":\"材料：data-sample\"},{\"content\":{\"sha256\":\"17547d63cd27bb7a7b83a23dabd57fdc7504d9a8429133b07cec58a26e7249ca\",\"sm3\":\"0dfb96e1ad83d29e9fe67dfe7d5237e20b265e5e42508caa37d2948d768686eb\"},\"kind\":\"data-description\",\"title\":\"材料：data-description\"}],\"personalInformation\":false,\"rights\":[{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"hold\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"use\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"operate\"}],\"source\":{\"assets\":[],\"basis\":\"own-production\",\"kind\":\"collected\",\"statement\":\"本公司生产经营活动中采集生成。\"}},\"documents\":[],\"evidenceRequests\":[],\"extension\":0,\"filedBy\":\"a1000000000000000000000000000001\",\"inquiries\":[],\"joined\":[],\"lastActOn\":\"2025-03-03\",\"objections\":[],\"ownMotion\":false,\"receivedOn\":\"2025-03-03\",\"reviews\":[],\"status\":\"filed\"}"
                     *     }
                     */
                    "application/json": components["schemas"]["AggregateResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitCaseCommand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
                 * @example "7.c0ffee"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example 0eb0343b30386a050cabf126bcbc7a3d
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/a1000000000000000000000000000001\",\"commandId\":\"38bf5dafcc03e50c11d68ec649db6119\",\"expectedVersion\":\"0\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"d43340de77bebff01ff097d01f4429fe5f29aa271ad2df1480b94f04edcd6647\",\"sm3\":\"9c8833bc33caf993b137bbb8af1980e53fc0195292b80dcc06c2a661e6ca8edc\"},\"stream\":\"case/0eb0343b30386a050cabf126bcbc7a3d\",\"type\":\"registration.file\"}",
                 *       "payload": "{\"application\":{\"applicants\":[\"a1000000000000000000000000000001\"],\"asset\":\"be28628ee16867d1a1b12354913824f3\",\"category\":\"enterprise\",\"content\":{\"sha256\":\"bb774d25adfcc50d0cfe09eb24fa6458a54549398578b72cb8152360cad4e0d4\",\"sm3\":\"a1b079591605bd021468b22e347c937bb1a3682d7a906bf30a4946e71bb1c4aa\"},\"description\":{\"bytes\":\"38000000\",\"divisions\":[],\"frequency\":\"yearly\",\"from\":\"2023-01-01\",\"industry\":\"I65\",\"media\":[\"table\"],\"name\":\"2023年至2025年全国行政区划五级名录数据产品\",\"overview\":\"该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。\",\"records\":\"662000\",\"restrictions\":\"无\",\"scope\":\"national\",\"structure\":\"structured\",\"until\":\"2025-12-31\"},\"grade\":\"general\",\"impacts\":[{\"degree\":\"ordinary\",\"on\":\"organisation-interest\"}],\"kind\":\"resource\",\"materials\":[{\"content\":{\"sha256\":\"689f6a627384c7dcb2dcc1487e540223e77bdf9dcd0d8be8a326eda65b0ce9a4\",\"sm3\":\"54ea4b8504eaa0e95d069aa64af3a8cca034c23ace56f7edb18cb9d8b96290dc\"},\"kind\":\"identity\",\"title\":\"材料：identity\"},{\"content\":{\"sha256\":\"0d553e1f581ca54a68e2f9ad23d55142f685cd7683f002a48eb46b09b9010139\",\"sm3\":\"b01e622dcfd3d3b625eb96ab0a02c71bcc6d6464348ca6cb120b11849cdf5e76\"},\"kind\":\"lawful-acquisition\",\"title\":\"材料：lawful-acquisition\"},{\"content\":{\"sha256\":\"699055155a91154e94464e9a49b70fac60c8a6e7fad927c11cd6c46ed9b98ad0\",\"sm3\":\"503b978d69f90d45a3a440af87b94672ba12256d9756de0e3e1d80e26c2cdfd5\"},\"kind\":\"data-sample\",\"title\":\"材料：data-sample\"},{\"content\":{\"sha256\":\"17547d63cd27bb7a7b83a23dabd57fdc7504d9a8429133b07cec58a26e7249ca\",\"sm3\":\"0dfb96e1ad83d29e9fe67dfe7d5237e20b265e5e42508caa37d2948d768686eb\"},\"kind\":\"data-description\",\"title\":\"材料：data-description\"}],\"noticeExemption\":\"涉及商业秘密。\",\"personalInformation\":false,\"rights\":[{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"hold\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"use\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"operate\"}],\"source\":{\"assets\":[],\"basis\":\"own-production\",\"kind\":\"collected\",\"statement\":\"本公司生产经营活动中采集生成。\"}}}",
                 *       "salt": "dea6341c4d69d1763a7b217eef000f0ee7fd7335b4670a9a6e6aa5264720cde1",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "48c3b78b1c7bad0d9c99070de04dda6f146bf3e4b5966866f624023e27e86418",
                 *         "value": "MEUCIQCevPm5jppqsq7G85cJ7uDdC3R/TuvzxhMS8YxSVSkshgIgWZ80HKvb3dmgVrY8RSHWROPP9Uw5lxzkqfubJNKr7p8="
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "10",
                     *       "sha256": "ee9b5eb13a78f3db1cada75197cd52eb40ea081f343eb1a70ead1f8e8f705d73",
                     *       "sm3": "087482f6cf5dbc726f7a80f1202ae2c0d85ed1c22d219d109660bd1b48f813a1",
                     *       "version": "1",
                     *       "recordedTime": "2026-11-27T12:20:58.463Z",
                     *       "number": null,
                     *       "repeated": false
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetDocument: {
        parameters: {
            query?: {
                /** @description The party that handed the document in; one's own where it is left out. */
                party?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The SHA-256 of the bytes, 64 lowercase hex characters.
                 * @example 43cc23fa52b87b4cc1d02b5b114154151d6adddb17c9fddc06b027fa99e24008
                 */
                digest: string;
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b2463a146f36ad2504e1df4f72e6b6eb
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PutDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The SHA-256 of the bytes, 64 lowercase hex characters.
                 * @example 43cc23fa52b87b4cc1d02b5b114154151d6adddb17c9fddc06b027fa99e24008
                 */
                digest: string;
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b2463a146f36ad2504e1df4f72e6b6eb
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["Stream"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Created */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListCaseEntries: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b2463a146f36ad2504e1df4f72e6b6eb
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "index": "30",
                     *         "leaf": "{\"actor\":\"party/a1000000000000000000000000000001\",\"bodies\":[{\"name\":\"command\",\"sha256\":\"c746622a98dd349d46a0e7fa31a9c466a4cf411f4bfc72d32cdd3b5b9c4528a0\",\"sm3\":\"e8eb4890179ed350dcaad7f0a95b71c1d6163acf1abce2621236d62bcc5077c1\"},{\"name\":\"events\",\"sha256\":\"13c114237e44e1dc922eb173385e9d993ed947fbe12dd7a404a1427ffe81277a\",\"sm3\":\"d415bf50fe7c0d5ab4c4b67160766d1aa81cd7bb91127c0dc63c28698af16aaa\"},{\"name\":\"payload\",\"sha256\":\"35838ca78ec90deb58187165556184011205d029b97c0060d04ecf1c0ba86741\",\"sm3\":\"42bed287d1c1261ccb117065bd5381a4ba3fb6d61ba207f02623297b26052c13\"}],\"calendar\":\"cn-2023-2026\",\"command\":{\"author\":{\"algorithm\":\"p256\",\"key\":\"48c3b78b1c7bad0d9c99070de04dda6f146bf3e4b5966866f624023e27e86418\",\"signature\":\"MEQCIEkGdBG4fZaonW5o6YK/vDWxUfXiCaEJhHhgiWcgNeJuAiAHGR/MAfLwz7kKCR/VBIXTdy75L/yrPLu+c7p/B31w5g==\"},\"id\":\"ac42a1eed9ced31d997ba7e8c83498d9\",\"sha256\":\"87e6cf5f4649af0f5f1369d6806f75246b29e0b53179cf98176250ed805924ac\",\"sm3\":\"9f2652f2078c2174aced38a93c672320b6f96e3c5a1f3982cff3d1fead9f6e9d\"},\"effects\":[{\"key\":\"case/b2463a146f36ad2504e1df4f72e6b6eb\",\"value\":{\"asset\":\"d8cb3878774c00c7f983a6c78cc5bca1\",\"status\":\"filed\"},\"version\":\"1\"}],\"format\":\"ledger-entry@v1\",\"legalTime\":\"2025-03-03T01:00:07.381Z\",\"origin\":\"dev-ledger.example/registry\",\"reads\":[{\"stream\":\"asset/d8cb3878774c00c7f983a6c78cc5bca1\",\"version\":\"0\"},{\"stream\":\"party/a1000000000000000000000000000001\",\"version\":\"1\"},{\"stream\":\"registrar\",\"version\":\"0\"},{\"stream\":\"registry\",\"version\":\"2\"}],\"recordedTime\":\"2026-11-27T12:21:01.257Z\",\"rules\":\"G35@2026-07-01.4\",\"type\":\"registration.filed\",\"writes\":[{\"stream\":\"case/b2463a146f36ad2504e1df4f72e6b6eb\",\"version\":\"1\"}]}",
                     *         "sha256": "1685313815dd1a2e1a6776633685613e6d4da1800d7d6610f3bbdcd9bfb86cc8",
                     *         "sm3": "ca5b68a7b027c9441d2ed5c3e8ee318fa5468222d8106d0b39b2049bea21861e",
                     *         "state": "accepted",
                     *         "anchoredOn": []
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["LogEntryResource"][];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListCaseEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b2463a146f36ad2504e1df4f72e6b6eb
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "index": "30",
                     *         "legalTime": "2025-03-03T01:00:07.381Z",
                     *         "events": "[{\"data\":{\"act\":{\"account\":\"holder\",\"on\":\"2025-03-03\",\"party\":\"a1000000000000000000000000000001\"},\"application\":{\"applicants\":[\"a1000000000000000000000000000001\"],\"asset\":\"d8cb3878774c00c7f983a6c78cc5bca1\",\"category\":\"enterprise\",\"content\":{\"sha256\":\"9bfef37446204b97e1cf34e89d1883f7230b7160c52afe944ae02e8f12d5ef81\",\"sm3\":\"452e891b00499ebd53a4bad220c176588277ad7b6e90dd06ce25d0ceac287e43\"},\"description\":{\"bytes\":\"38000000\",\"divisions\":[],\"frequency\":\"yearly\",\"from\":\"2023-01-01\",\"industry\":\"I65\",\"media\":[\"table\"],\"name\":\"2023年至2025年全国行政区划五级名录数据产品\",\"overview\":\"该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。\",\"records\":\"662000\",\"restrictions\":\"无\",\"scope\":\"national\",\"structure\":\"structured\",\"until\":\"2025-12-31\"},\"grade\":\"general\",\"impacts\":[{\"degree\":\"ordinary\",\"on\":\"organisation-interest\"}],\"kind\":\"resource\",\"materials\":[{\"content\":{\"sha256\":\"689f6a627384c7dcb2dcc1487e540223e77bdf9dcd0d8be8a326eda65b0ce9a4\",\"sm3\":\"54ea4b8504eaa0e95d069aa64af3a8cca034c23ace56f7edb18cb9d8b96290dc\"},\"kind\":\"identity\",\"title\":\"材料：identity\"},{\"content\":{\"sha256\":\"0d553e1f581ca54a68e2f9ad23d55142f685cd7683f002a48eb46b09b9010139\",\"sm3\":\"b01e622dcfd3d3b625eb96ab0a02c71bcc6d6464348ca6cb120b11849cdf5e76\"},\"kind\":\"lawful-acquisition\",\"title\":\"材料：lawful-acquisition\"},{\"content\":{\"sha256\":\"699055155a91154e94464e9a49b70fac60c8a6e7fad927c11cd6c46ed9b98ad0\",\"sm3\":\"503b978d69f90d45a3a440af87b94672ba12256d9756de0e3e1d80e26c2cdfd5\"},\"kind\":\"data-sample\",\"title\":\"材料：data-sample\"},{\"content\":{\"sha256\":\"17547d63cd27bb7a7b83a23dabd57fdc7504d9a8429133b07cec58a26e7249ca\",\"sm3\":\"0dfb96e1ad83d29e9fe67dfe7d5237e20b265e5e42508caa37d2948d768686eb\"},\"kind\":\"data-description\",\"title\":\"材料：data-description\"}],\"personalInformation\":false,\"rights\":[{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"hold\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"use\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"operate\"}],\"source\":{\"assets\":[],\"basis\":\"own-production\",\"kind\":\"collected\",\"statement\":\"本公司生产经营活动中采集生成。\"}}},\"stream\":\"case/b2463a146f36ad2504e1df4f72e6b6eb\",\"type\":\"registration.filed\"}]"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["RecordedEventResource"][];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListMaterials: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b2463a146f36ad2504e1df4f72e6b6eb
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "kind": "identity",
                     *         "title": "材料：identity",
                     *         "sha256": "689f6a627384c7dcb2dcc1487e540223e77bdf9dcd0d8be8a326eda65b0ce9a4",
                     *         "sm3": "54ea4b8504eaa0e95d069aa64af3a8cca034c23ace56f7edb18cb9d8b96290dc",
                     *         "party": "a1000000000000000000000000000001"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["MaterialResource"][];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FileNationalEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b2463a146f36ad2504e1df4f72e6b6eb
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": "DEV53A5948F02DAF",
                     *       "sha256": "a89bbb16c413a9daadd06b91f9382df37f365f367aca95c70ecedc16d8fc00d0",
                     *       "legalTime": "2025-03-03T01:00:07.608Z",
                     *       "development": true
                     *     }
                     */
                    "application/json": components["schemas"]["NationalReceiptResource"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FileNationalNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b2463a146f36ad2504e1df4f72e6b6eb
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": "DEVBC38B530336F2",
                     *       "sha256": "a89bbb16c413a9daadd06b91f9382df37f365f367aca95c70ecedc16d8fc00d0",
                     *       "legalTime": "2025-03-03T01:00:07.588Z",
                     *       "development": true
                     *     }
                     */
                    "application/json": components["schemas"]["NationalReceiptResource"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListNearDuplicates: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example 2f52924c37f08c75c66a8db07811b30b
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sketch": "compared",
                     *       "key": "public",
                     *       "records": "4096",
                     *       "floor": 0.5,
                     *       "items": [
                     *         {
                     *           "case": "92d523fabce195096082c0568d08742c",
                     *           "asset": "260aac6fb696dfb4faee73305753ff39",
                     *           "name": "2023年至2025年全国行政区划五级名录数据产品",
                     *           "status": "filed",
                     *           "regime": "G35",
                     *           "records": "4096",
                     *           "similarity": 1,
                     *           "error": 0.0429
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["NearDuplicates"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCaseSummary: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b2463a146f36ad2504e1df4f72e6b6eb
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "b2463a146f36ad2504e1df4f72e6b6eb",
                     *       "asset": "d8cb3878774c00c7f983a6c78cc5bca1",
                     *       "status": "filed",
                     *       "name": "2023年至2025年全国行政区划五级名录数据产品",
                     *       "regime": "G35",
                     *       "type": "first",
                     *       "index": "30",
                     *       "applicants": [
                     *         {
                     *           "party": "a1000000000000000000000000000001",
                     *           "name": "数据采集公司",
                     *           "code": "91350100M000100Y43"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CaseSummary"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListCatalogue: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /** @description barred for the negative list, free or proposed. */
                Bar?: string;
                /** @description public, enterprise or other-non-public. */
                Category?: string;
                /** @description A division by GB/T 2260, with all that lies in it. */
                Division?: string;
                /**
                 * @description How many items at most.
                 * @example 1
                 */
                limit?: number;
                /** @description How it is open: unconditional, directed or authorised. */
                Mode?: string;
                /** @description Text that the name contains; of a chain its name in the configuration. */
                Name?: string;
                /** @description open for the openness catalogue, closed or proposed. */
                Opening?: string;
                /** @description The party id of a provider. */
                Provider?: string;
                /** @description unconditional, conditional or withheld. */
                Sharing?: string;
                /** @description Only those that stand so. */
                Status?: string;
                /** @description province, prefecture or county. */
                Tier?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "c9adfb7f77dd6031a905b259f3f69a10",
                     *           "status": "published",
                     *           "name": "法人基础信息 ea8ff98cc25e015c6b352feec3d900e6",
                     *           "summary": "全市法人单位的名称与代码。",
                     *           "category": "public",
                     *           "tier": "prefecture",
                     *           "division": "420100",
                     *           "industry": "S92",
                     *           "frequency": "monthly",
                     *           "sharing": "conditional",
                     *           "grade": "general",
                     *           "personalInformation": false,
                     *           "confidential": false,
                     *           "provider": {
                     *             "id": "a1000000000000000000000000000001",
                     *             "name": "数据采集公司",
                     *             "code": "91350100M000100Y43"
                     *           },
                     *           "data": [
                     *             {
                     *               "name": "统一社会信用代码 ea8ff98cc25e015c6b352feec3d900e6",
                     *               "standard": "GB 32100-2015",
                     *               "from": null
                     *             }
                     *           ],
                     *           "access": [
                     *             {
                     *               "kind": "file",
                     *               "title": "法人名录",
                     *               "mediaType": "text/csv",
                     *               "address": "https://data.example.cn/persons.csv"
                     *             }
                     *           ],
                     *           "asset": null,
                     *           "certificate": null,
                     *           "publicRegistration": null,
                     *           "publicCode": null,
                     *           "publishedOn": "2025-03-03",
                     *           "updatedOn": "2025-03-03",
                     *           "dataSha256": "666ce8208b12c5c5a70b97c7043337193f753f448a58621dccd88b631cbdb116",
                     *           "dataSm3": "e69462523a07a7c7f51540623f7ec0ee4aee097959e20e95d9e55b388b9d32de",
                     *           "opening": {
                     *             "status": "open",
                     *             "mode": "authorised",
                     *             "conditions": "一场景一申请。",
                     *             "openedOn": "2025-03-03",
                     *             "bar": "free",
                     *             "ground": null
                     *           },
                     *           "flows": [],
                     *           "version": "8",
                     *           "index": "57"
                     *         }
                     *       ],
                     *       "next": "57"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfCatalogueItemResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCatalogueItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example c9adfb7f77dd6031a905b259f3f69a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "c9adfb7f77dd6031a905b259f3f69a10",
                     *       "status": "confirmed",
                     *       "name": "法人基础信息 ea8ff98cc25e015c6b352feec3d900e6",
                     *       "summary": "全市法人单位的名称与代码。",
                     *       "category": "public",
                     *       "tier": "prefecture",
                     *       "division": "420100",
                     *       "industry": "S92",
                     *       "frequency": "monthly",
                     *       "sharing": "conditional",
                     *       "grade": "general",
                     *       "personalInformation": false,
                     *       "confidential": false,
                     *       "provider": {
                     *         "id": "a1000000000000000000000000000001",
                     *         "name": "数据采集公司",
                     *         "code": "91350100M000100Y43"
                     *       },
                     *       "data": [
                     *         {
                     *           "name": "统一社会信用代码 ea8ff98cc25e015c6b352feec3d900e6",
                     *           "standard": "GB 32100-2015",
                     *           "from": null
                     *         }
                     *       ],
                     *       "access": [
                     *         {
                     *           "kind": "file",
                     *           "title": "法人名录",
                     *           "mediaType": "text/csv",
                     *           "address": "https://data.example.cn/persons.csv"
                     *         }
                     *       ],
                     *       "asset": null,
                     *       "certificate": null,
                     *       "publicRegistration": null,
                     *       "publicCode": null,
                     *       "publishedOn": null,
                     *       "updatedOn": null,
                     *       "dataSha256": null,
                     *       "dataSm3": null,
                     *       "opening": {
                     *         "status": "closed",
                     *         "mode": null,
                     *         "conditions": null,
                     *         "openedOn": null,
                     *         "bar": "free",
                     *         "ground": null
                     *       },
                     *       "flows": [],
                     *       "version": "3",
                     *       "index": "51"
                     *     }
                     */
                    "application/json": components["schemas"]["CatalogueItemResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitCatalogueCommand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
                 * @example "7.c0ffee"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example c9adfb7f77dd6031a905b259f3f69a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/a1000000000000000000000000000001\",\"commandId\":\"f05b506e682856796f24d667e7323f82\",\"expectedVersion\":\"0\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"217d7a800172dc9e2c0f063251b84c7228fa4c19882f77f3440946777f6e78b1\",\"sm3\":\"21879404692037416e238900666e1dadf172aac07a5c36f6a234595b8974a331\"},\"stream\":\"catalogue/c9adfb7f77dd6031a905b259f3f69a10\",\"type\":\"catalogue.compile\"}",
                 *       "payload": "{\"content\":{\"access\":[{\"address\":\"https://data.example.cn/persons.csv\",\"kind\":\"file\",\"mediaType\":\"text/csv\",\"title\":\"法人名录\"},{\"address\":\"https://data.example.cn/api/persons\",\"kind\":\"interface\",\"title\":\"法人查询\"}],\"category\":\"public\",\"confidential\":false,\"data\":[{\"name\":\"统一社会信用代码 ea8ff98cc25e015c6b352feec3d900e6\",\"standard\":\"GB 32100-2015\"}],\"division\":\"420100\",\"frequency\":\"monthly\",\"grade\":\"general\",\"industry\":\"S92\",\"name\":\"法人基础信息 ea8ff98cc25e015c6b352feec3d900e6\",\"personalInformation\":false,\"sharing\":\"conditional\",\"summary\":\"全市法人单位的名称与代码。\"}}",
                 *       "salt": "8b582d3245a7e2b6959531290187c532554da652ce7309758f0183d89f924230",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "48c3b78b1c7bad0d9c99070de04dda6f146bf3e4b5966866f624023e27e86418",
                 *         "value": "MEUCIQCVEwKU2MZK+HizylozADrKpqjGIUXBOUEpkhuTT8MyrQIgHDd9b4ySenlUuC8+jE0Z20IbIVotMBpZuiqXVnbd3U4="
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "48",
                     *       "sha256": "ebf1648d7d9ce5d42058321bc2c94a5db897f7daca553bdcb4095b26155580aa",
                     *       "sm3": "b161888c1c7bf291204bc385dbd134c25e53d2b855d30528b98975e22912451c",
                     *       "version": "1",
                     *       "recordedTime": "2026-11-27T12:21:02.913Z",
                     *       "number": null,
                     *       "repeated": false
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListAccessRequests: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example c9adfb7f77dd6031a905b259f3f69a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "number": "1",
                     *           "party": "a2000000000000000000000000000002",
                     *           "purpose": "信用评价。",
                     *           "scenario": "小微企业贷款",
                     *           "wanted": "2099-12-31",
                     *           "status": "open",
                     *           "until": null
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfAccessRequestResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCatalogueItemState: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example c9adfb7f77dd6031a905b259f3f69a10
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "c9adfb7f77dd6031a905b259f3f69a10",
                     *       "version": "8",
                     *       "state": "{\"confirmation\":{\"data\":{\"sha256\":\"666ce8208b12c5c5a70b97c7043337193f753f448a58621dccd88b631cbdb116\",\"sm3\":\"e69462523a07a7c7f51540623f7ec0ee4aee097959e20e95d9e55b388b9d32de\"},\"on\":\"2025-03-03\",\"treatments\":[\"cleansing\"]},\"data\":{\"sha256\":\"666ce8208b12c5c5a70b97c7043337193f753f448a58621dccd88b631cbdb116\",\"sm3\":\"e69462523a07a7c7f51540623f7ec0ee4aee097959e20e95d9e55b388b9d32de\"},\"draft\":{\"access\":[{\"address\":\"https://data.example.cn/persons.csv\",\"kind\":\"file\",\"mediaType\":\"text/csv\",\"title\":\"法人名录\"},{\"address\":\"https://data.example.cn/api/persons\",\"kind\":\"interface\",\"title\":\"法人查询\"}],\"category\":\"public\",\"confidential\":false,\"data\":[{\"name\":\"统一社会信用代码 ea8ff98cc25e015c6b352feec3d900e6\",\"standard\":\"GB 32100-2015\"}],\"division\":\"420100\",\"frequency\":\"monthly\",\"grade\":\"general\",\"industry\":\"S92\",\"name\":\"法人基础信息 ea8ff98cc25e015c6b352feec3d900e6\",\"personalInformation\":false,\"sharing\":\"conditional\",\"summary\":\"全市法人单位的名称与代码。\"},\"duties\":[{\"duty\":{\"basis\":\"数据共享责任清单\",\"recipients\":\"全市各行政审批部门\",\"way\":\"interface\"},\"from\":\"2025-03-03\"}],\"flows\":[],\"inspections\":[{\"account\":\"reviewer\",\"on\":\"2025-03-03\",\"party\":\"00000000000000000000000000000001\"}],\"lastActOn\":\"2025-03-03\",\"opening\":{\"bar\":\"free\",\"openedOn\":\"2025-03-03\",\"requests\":[{\"answered\":false,\"on\":\"2025-03-03\",\"party\":\"a2000000000000000000000000000002\",\"wish\":{\"purpose\":\"信用评价。\",\"scenario\":\"小微企业贷款\",\"until\":\"2099-12-31\"}}],\"status\":\"open\",\"terms\":{\"conditions\":\"一场景一申请。\",\"mode\":\"authorised\",\"recipients\":[]}},\"provider\":\"a1000000000000000000000000000001\",\"publishedOn\":\"2025-03-03\",\"shown\":{\"access\":[{\"address\":\"https://data.example.cn/persons.csv\",\"kind\":\"file\",\"mediaType\":\"text/csv\",\"title\":\"法人名录\"},{\"address\":\"https://data.example.cn/api/persons\",\"kind\":\"interface\",\"title\":\"法人查询\"}],\"category\":\"public\",\"confidential\":false,\"data\":[{\"name\":\"统一社会信用代码 ea8ff98cc25e015c6b352feec3d900e6\",\"standard\":\"GB 32100-2015\"}],\"division\":\"420100\",\"frequency\":\"monthly\",\"grade\":\"general\",\"industry\":\"S92\",\"name\":\"法人基础信息 ea8ff98cc25e015c6b352feec3d900e6\",\"personalInformation\":false,\"sharing\":\"conditional\",\"summary\":\"全市法人单位的名称与代码。\"},\"status\":\"published\",\"updatedOn\":\"2025-03-03\"}"
                     *     }
                     */
                    "application/json": components["schemas"]["AggregateResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportCatalogue: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /** @description barred for the negative list, free or proposed. */
                Bar?: string;
                /** @description public, enterprise or other-non-public. */
                Category?: string;
                /** @description A division by GB/T 2260, with all that lies in it. */
                Division?: string;
                /**
                 * @description How many items at most.
                 * @example 1
                 */
                limit?: number;
                /** @description How it is open: unconditional, directed or authorised. */
                Mode?: string;
                /** @description Text that the name contains; of a chain its name in the configuration. */
                Name?: string;
                /** @description open for the openness catalogue, closed or proposed. */
                Opening?: string;
                /** @description The party id of a provider. */
                Provider?: string;
                /** @description unconditional, conditional or withheld. */
                Sharing?: string;
                /** @description Only those that stand so. */
                Status?: string;
                /** @description province, prefecture or county. */
                Tier?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "@context": {
                     *         "dcat": "http://www.w3.org/ns/dcat#",
                     *         "dct": "http://purl.org/dc/terms/",
                     *         "foaf": "http://xmlns.com/foaf/0.1/",
                     *         "adms": "http://www.w3.org/ns/adms#",
                     *         "skos": "http://www.w3.org/2004/02/skos/core#",
                     *         "hydra": "http://www.w3.org/ns/hydra/core#",
                     *         "xsd": "http://www.w3.org/2001/XMLSchema#"
                     *       },
                     *       "@id": "https://registry.example/v1/catalogue",
                     *       "@type": "dcat:Catalog",
                     *       "dct:title": {
                     *         "@value": "数据资源目录",
                     *         "@language": "zh-Hans"
                     *       },
                     *       "dct:description": {
                     *         "@value": "公共数据资源目录中向社会公布的目录项。",
                     *         "@language": "zh-Hans"
                     *       },
                     *       "dct:publisher": {
                     *         "@type": "foaf:Agent",
                     *         "foaf:name": {
                     *           "@value": "数据产权登记机构",
                     *           "@language": "zh-Hans"
                     *         }
                     *       },
                     *       "dct:conformsTo": {
                     *         "@id": "https://www.w3.org/TR/vocab-dcat-3/"
                     *       },
                     *       "dcat:dataset": [
                     *         {
                     *           "@id": "https://registry.example/v1/catalogue/c9adfb7f77dd6031a905b259f3f69a10",
                     *           "@type": "dcat:Dataset",
                     *           "dct:identifier": "c9adfb7f77dd6031a905b259f3f69a10",
                     *           "dct:title": {
                     *             "@value": "法人基础信息 ea8ff98cc25e015c6b352feec3d900e6",
                     *             "@language": "zh-Hans"
                     *           },
                     *           "dct:description": {
                     *             "@value": "全市法人单位的名称与代码。",
                     *             "@language": "zh-Hans"
                     *           },
                     *           "dct:issued": {
                     *             "@value": "2025-03-03",
                     *             "@type": "xsd:date"
                     *           },
                     *           "dct:modified": {
                     *             "@value": "2025-03-03",
                     *             "@type": "xsd:date"
                     *           },
                     *           "dct:publisher": {
                     *             "@type": "foaf:Organization",
                     *             "foaf:name": {
                     *               "@value": "数据采集公司",
                     *               "@language": "zh-Hans"
                     *             },
                     *             "dct:identifier": "91350100M000100Y43"
                     *           },
                     *           "dct:spatial": {
                     *             "@type": "dct:Location",
                     *             "skos:notation": "420100"
                     *           },
                     *           "dcat:theme": {
                     *             "@type": "skos:Concept",
                     *             "skos:notation": "S92"
                     *           },
                     *           "dcat:keyword": [
                     *             {
                     *               "@value": "统一社会信用代码 ea8ff98cc25e015c6b352feec3d900e6",
                     *               "@language": "zh-Hans"
                     *             }
                     *           ],
                     *           "dct:conformsTo": [
                     *             {
                     *               "@type": "dct:Standard",
                     *               "dct:title": {
                     *                 "@value": "GB 32100-2015",
                     *                 "@language": "zh-Hans"
                     *               }
                     *             }
                     *           ],
                     *           "dcat:distribution": [
                     *             {
                     *               "@id": "https://registry.example/v1/catalogue/c9adfb7f77dd6031a905b259f3f69a10#access-1",
                     *               "@type": "dcat:Distribution",
                     *               "dct:title": {
                     *                 "@value": "法人名录",
                     *                 "@language": "zh-Hans"
                     *               },
                     *               "dct:description": {
                     *                 "@value": "文件",
                     *                 "@language": "zh-Hans"
                     *               },
                     *               "dcat:accessURL": {
                     *                 "@id": "https://data.example.cn/persons.csv"
                     *               },
                     *               "dcat:mediaType": {
                     *                 "@id": "https://www.iana.org/assignments/media-types/text/csv"
                     *               }
                     *             }
                     *           ],
                     *           "dct:accrualPeriodicity": {
                     *             "@id": "http://purl.org/cld/freq/monthly"
                     *           },
                     *           "dct:accessRights": [
                     *             {
                     *               "@type": "dct:RightsStatement",
                     *               "dct:description": {
                     *                 "@value": "有条件共享",
                     *                 "@language": "zh-Hans"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "dcat:service": [
                     *         {
                     *           "@id": "https://registry.example/v1/catalogue/c9adfb7f77dd6031a905b259f3f69a10#service-2",
                     *           "@type": "dcat:DataService",
                     *           "dct:title": {
                     *             "@value": "法人查询",
                     *             "@language": "zh-Hans"
                     *           },
                     *           "dcat:endpointURL": {
                     *             "@id": "https://data.example.cn/api/persons"
                     *           },
                     *           "dcat:servesDataset": {
                     *             "@id": "https://registry.example/v1/catalogue/c9adfb7f77dd6031a905b259f3f69a10"
                     *           }
                     *         }
                     *       ],
                     *       "hydra:view": {
                     *         "@id": "https://registry.example/v1/catalogue/dcat?limit=1",
                     *         "@type": "hydra:PartialCollectionView",
                     *         "hydra:next": {
                     *           "@id": "https://registry.example/v1/catalogue/dcat?limit=1&after=57"
                     *         }
                     *       }
                     *     }
                     */
                    "application/ld+json": Record<string, never>;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListCensuses: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /**
                 * @description How many items at most.
                 * @example 1
                 */
                limit?: number;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "b3a570e36cf09605c83cc78e845fd165",
                     *           "status": "open",
                     *           "title": "公共数据资源普查 d0ce03b3afeac8ed036e2d1743973037",
                     *           "division": "420100",
                     *           "until": "2099-12-31",
                     *           "reporters": "0",
                     *           "map": [],
                     *           "version": "1",
                     *           "index": "62"
                     *         }
                     *       ],
                     *       "next": "62"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfCensusResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitCensusCommand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
                 * @example "7.c0ffee"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example b3a570e36cf09605c83cc78e845fd165
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/00000000000000000000000000000001\",\"commandId\":\"da554067b7849781106614b7544db496\",\"expectedVersion\":\"0\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"0978c1603120c5bc228e9c830790782dc94bc9a6f6050de0ec96558fa540e26e\",\"sm3\":\"091d1606bfccd2a296374c350c90ea64a43a7af2739473b12877d8da1d80d6e7\"},\"stream\":\"census/b3a570e36cf09605c83cc78e845fd165\",\"type\":\"census.open\"}",
                 *       "payload": "{\"plan\":{\"division\":\"420100\",\"title\":\"公共数据资源普查 d0ce03b3afeac8ed036e2d1743973037\",\"until\":\"2099-12-31\"}}",
                 *       "salt": "394297405294c47196cc795608340c76c30618b6ccc261bdf38f5ef498b8a805",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "95912c0d25961e56a07a339c02ed3e82fae3fbdd5e5f1268318c84e1cb113954",
                 *         "value": "MEUCIQDpg+rSZRRdE/dTBr7lUwMJ+IJoQ2nC0d7QtLnQ8Upa8AIgLdhoyPLkyyXp7ml1PkZj+gOdavrrk1YNgZJCRTgM+Lk="
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "62",
                     *       "sha256": "d9a99a5c538a061f3595185b6e622d0cf9637fd169d0204baa488fb07545f052",
                     *       "sm3": "9ae09fe517d13c4ba99257ecce74d1834867e3983ec796e692518a3ec6e17f45",
                     *       "version": "1",
                     *       "recordedTime": "2026-11-27T12:21:03.644Z",
                     *       "number": null,
                     *       "repeated": false
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCertificate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The certificate's number (guide, annex 6).
                 * @example SJ4212025030001
                 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": "SJ4212025030001",
                     *       "asset": "be28628ee16867d1a1b12354913824f3",
                     *       "status": "valid",
                     *       "until": "2030-03-03",
                     *       "index": "17"
                     *     }
                     */
                    "application/json": components["schemas"]["CertificateResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCertificatePdf: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The certificate's number (guide, annex 6).
                 * @example SJ4212025030001
                 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCertificateCredential: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The certificate's number (guide, annex 6).
                 * @example SJ4212025030001
                 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vc+jwt": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCertificateArchive: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The certificate's number (guide, annex 6).
                 * @example SJ4212025030001
                 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCertificateIssuer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/cid": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCertificateNumbers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "series": "SJ421202503",
                     *       "given": 2,
                     *       "left": 9997,
                     *       "waitsUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["CertificateNumbers"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetCertificateStatusList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The number of the status list, decimal, from 0.
                 * @example 0
                 */
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vc+jwt": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetChain: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Text that the name contains; of a chain its name in the configuration.
                 * @example evm
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": {
                     *         "name": "evm",
                     *         "chainId": "31337",
                     *         "contract": "0x02ff00a248e246ad4eb5f6749a72a4a10362b161",
                     *         "anchored": "56",
                     *         "fault": null,
                     *         "instance": "evm/31337/c5f78b81e69be0e6680e97ccf03cb886c7a6400a5f701a1d4e05c45030806d1d/0x02ff00a248e246ad4eb5f6749a72a4a10362b161",
                     *         "state": "under-way",
                     *         "lag": "8",
                     *         "advice": "Ranges are on their way to the instance. There is nothing to do.",
                     *         "adviceChinese": "区间正在提交至该链上实例，无需处理。",
                     *         "refused": null,
                     *         "lastFault": null
                     *       },
                     *       "instances": [
                     *         {
                     *           "instance": "evm/31337/c5f78b81e69be0e6680e97ccf03cb886c7a6400a5f701a1d4e05c45030806d1d/0x02ff00a248e246ad4eb5f6749a72a4a10362b161",
                     *           "inUse": true,
                     *           "refused": [],
                     *           "voided": []
                     *         }
                     *       ],
                     *       "gaps": []
                     *     }
                     */
                    "application/json": components["schemas"]["ChainResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitCommands: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "envelope": "{\"actor\":\"party/a1000000000000000000000000000001\",\"commandId\":\"7c9f99a8690b6d8f56293bbb9f804955\",\"expectedVersion\":\"0\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"7659e6411518e5369f1f231cd33a8bfe806a56672174b8a1bc3094076fa484dc\",\"sm3\":\"b4e82c2091200e193ab3da4f03384db922a88c4f271a591f0e347b430dd80aff\"},\"stream\":\"case/4f628f1cf2651b0c318bd66d8179cdac\",\"type\":\"registration.file\"}",
                 *         "payload": "{\"application\":{\"applicants\":[\"a1000000000000000000000000000001\"],\"asset\":\"e14d12cd3ae56ffac951318466783db5\",\"category\":\"enterprise\",\"content\":{\"sha256\":\"cdcb38c7800a03cca153ca7e7f7539ea0f770ad43b68eb1a2ab4ed81af7ac7d2\",\"sm3\":\"66ca89c3aec52f54e79d7a6f1ed6852723f52b16de8ba83b89ef5b15db66d364\"},\"description\":{\"bytes\":\"38000000\",\"divisions\":[],\"frequency\":\"yearly\",\"from\":\"2023-01-01\",\"industry\":\"I65\",\"media\":[\"table\"],\"name\":\"2023年至2025年全国行政区划五级名录数据产品\",\"overview\":\"该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。\",\"records\":\"662000\",\"restrictions\":\"无\",\"scope\":\"national\",\"structure\":\"structured\",\"until\":\"2025-12-31\"},\"grade\":\"general\",\"impacts\":[{\"degree\":\"ordinary\",\"on\":\"organisation-interest\"}],\"kind\":\"resource\",\"materials\":[{\"content\":{\"sha256\":\"689f6a627384c7dcb2dcc1487e540223e77bdf9dcd0d8be8a326eda65b0ce9a4\",\"sm3\":\"54ea4b8504eaa0e95d069aa64af3a8cca034c23ace56f7edb18cb9d8b96290dc\"},\"kind\":\"identity\",\"title\":\"材料：identity\"},{\"content\":{\"sha256\":\"0d553e1f581ca54a68e2f9ad23d55142f685cd7683f002a48eb46b09b9010139\",\"sm3\":\"b01e622dcfd3d3b625eb96ab0a02c71bcc6d6464348ca6cb120b11849cdf5e76\"},\"kind\":\"lawful-acquisition\",\"title\":\"材料：lawful-acquisition\"},{\"content\":{\"sha256\":\"699055155a91154e94464e9a49b70fac60c8a6e7fad927c11cd6c46ed9b98ad0\",\"sm3\":\"503b978d69f90d45a3a440af87b94672ba12256d9756de0e3e1d80e26c2cdfd5\"},\"kind\":\"data-sample\",\"title\":\"材料：data-sample\"},{\"content\":{\"sha256\":\"17547d63cd27bb7a7b83a23dabd57fdc7504d9a8429133b07cec58a26e7249ca\",\"sm3\":\"0dfb96e1ad83d29e9fe67dfe7d5237e20b265e5e42508caa37d2948d768686eb\"},\"kind\":\"data-description\",\"title\":\"材料：data-description\"}],\"personalInformation\":false,\"rights\":[{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"hold\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"use\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"operate\"}],\"source\":{\"assets\":[],\"basis\":\"own-production\",\"kind\":\"collected\",\"statement\":\"本公司生产经营活动中采集生成。\"}}}",
                 *         "salt": "241ff68cbe893657d7926f1bfce6ff23cff2a39a8e80bb4b50c6e493ee8c3fa8",
                 *         "signature": {
                 *           "algorithm": "p256",
                 *           "key": "48c3b78b1c7bad0d9c99070de04dda6f146bf3e4b5966866f624023e27e86418",
                 *           "value": "MEUCIQCfegstSfK31ailOYB+zsqOTu0ltwjtVR0IHWIt1Suk5QIgVF/WkuO9axWj1ilnheiCE3CvhInpsbp+2Q/L/zblq+Q="
                 *         }
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["SignedCommand"][];
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/a1000000000000000000000000000001\",\"commandId\":\"7c9f99a8690b6d8f56293bbb9f804955\",\"expectedVersion\":\"0\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"7659e6411518e5369f1f231cd33a8bfe806a56672174b8a1bc3094076fa484dc\",\"sm3\":\"b4e82c2091200e193ab3da4f03384db922a88c4f271a591f0e347b430dd80aff\"},\"stream\":\"case/4f628f1cf2651b0c318bd66d8179cdac\",\"type\":\"registration.file\"}",
                 *       "payload": "{\"application\":{\"applicants\":[\"a1000000000000000000000000000001\"],\"asset\":\"e14d12cd3ae56ffac951318466783db5\",\"category\":\"enterprise\",\"content\":{\"sha256\":\"cdcb38c7800a03cca153ca7e7f7539ea0f770ad43b68eb1a2ab4ed81af7ac7d2\",\"sm3\":\"66ca89c3aec52f54e79d7a6f1ed6852723f52b16de8ba83b89ef5b15db66d364\"},\"description\":{\"bytes\":\"38000000\",\"divisions\":[],\"frequency\":\"yearly\",\"from\":\"2023-01-01\",\"industry\":\"I65\",\"media\":[\"table\"],\"name\":\"2023年至2025年全国行政区划五级名录数据产品\",\"overview\":\"该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。\",\"records\":\"662000\",\"restrictions\":\"无\",\"scope\":\"national\",\"structure\":\"structured\",\"until\":\"2025-12-31\"},\"grade\":\"general\",\"impacts\":[{\"degree\":\"ordinary\",\"on\":\"organisation-interest\"}],\"kind\":\"resource\",\"materials\":[{\"content\":{\"sha256\":\"689f6a627384c7dcb2dcc1487e540223e77bdf9dcd0d8be8a326eda65b0ce9a4\",\"sm3\":\"54ea4b8504eaa0e95d069aa64af3a8cca034c23ace56f7edb18cb9d8b96290dc\"},\"kind\":\"identity\",\"title\":\"材料：identity\"},{\"content\":{\"sha256\":\"0d553e1f581ca54a68e2f9ad23d55142f685cd7683f002a48eb46b09b9010139\",\"sm3\":\"b01e622dcfd3d3b625eb96ab0a02c71bcc6d6464348ca6cb120b11849cdf5e76\"},\"kind\":\"lawful-acquisition\",\"title\":\"材料：lawful-acquisition\"},{\"content\":{\"sha256\":\"699055155a91154e94464e9a49b70fac60c8a6e7fad927c11cd6c46ed9b98ad0\",\"sm3\":\"503b978d69f90d45a3a440af87b94672ba12256d9756de0e3e1d80e26c2cdfd5\"},\"kind\":\"data-sample\",\"title\":\"材料：data-sample\"},{\"content\":{\"sha256\":\"17547d63cd27bb7a7b83a23dabd57fdc7504d9a8429133b07cec58a26e7249ca\",\"sm3\":\"0dfb96e1ad83d29e9fe67dfe7d5237e20b265e5e42508caa37d2948d768686eb\"},\"kind\":\"data-description\",\"title\":\"材料：data-description\"}],\"personalInformation\":false,\"rights\":[{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"hold\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"use\"},{\"exclusive\":false,\"holder\":\"a1000000000000000000000000000001\",\"limits\":\"无\",\"right\":\"operate\"}],\"source\":{\"assets\":[],\"basis\":\"own-production\",\"kind\":\"collected\",\"statement\":\"本公司生产经营活动中采集生成。\"}}}",
                 *       "salt": "241ff68cbe893657d7926f1bfce6ff23cff2a39a8e80bb4b50c6e493ee8c3fa8",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "48c3b78b1c7bad0d9c99070de04dda6f146bf3e4b5966866f624023e27e86418",
                 *         "value": "MEUCIQCfegstSfK31ailOYB+zsqOTu0ltwjtVR0IHWIt1Suk5QIgVF/WkuO9axWj1ilnheiCE3CvhInpsbp+2Q/L/zblq+Q="
                 *       }
                 *     }
                 */
                "application/x-ndjson": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "item": 0,
                     *       "status": 200,
                     *       "accepted": {
                     *         "index": "35",
                     *         "sha256": "7eaf7fb93db8f89b37cea2d3a2ff5bd6e36438713d77ad59eb2c9a036aac6d2f",
                     *         "sm3": "6d986fe45787f57c49ab4ef189578165e93eae717a6ce1d8fbe89e639a94dac4",
                     *         "version": "1",
                     *         "recordedTime": "2026-11-27T12:21:01.911Z",
                     *         "number": null,
                     *         "repeated": false
                     *       },
                     *       "problem": null
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["CommandResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetContent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The SHA-256 of the bytes, 64 lowercase hex characters.
                 * @example 43cc23fa52b87b4cc1d02b5b114154151d6adddb17c9fddc06b027fa99e24008
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PutContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The SHA-256 of the bytes, 64 lowercase hex characters.
                 * @example 43cc23fa52b87b4cc1d02b5b114154151d6adddb17c9fddc06b027fa99e24008
                 */
                digest: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["Stream"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Created */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListDemands: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /** @description A division by GB/T 2260, with all that lies in it. */
                division?: string;
                /** @description The id of an item of the catalogue. */
                item?: string;
                /**
                 * @description How many items at most.
                 * @example 1
                 */
                limit?: number;
                /**
                 * @description government, society or enterprise.
                 * @example society
                 */
                side?: string;
                /** @description Only those that stand so. */
                status?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "5eb788a25a6839129b1dd25313134be3",
                     *           "status": "listed",
                     *           "side": "society",
                     *           "name": "法人名录",
                     *           "need": "法人名称与住所。",
                     *           "purpose": "industry",
                     *           "scenario": "地址校核",
                     *           "division": "420100",
                     *           "item": null,
                     *           "demander": null,
                     *           "provider": null,
                     *           "objections": "0",
                     *           "version": "2",
                     *           "index": "60"
                     *         }
                     *       ],
                     *       "next": "60"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfDemandResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetDemand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example 5eb788a25a6839129b1dd25313134be3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5eb788a25a6839129b1dd25313134be3",
                     *       "status": "listed",
                     *       "side": "society",
                     *       "name": "法人名录",
                     *       "need": "法人名称与住所。",
                     *       "purpose": "industry",
                     *       "scenario": "地址校核",
                     *       "division": "420100",
                     *       "item": null,
                     *       "demander": null,
                     *       "provider": null,
                     *       "objections": "0",
                     *       "version": "2",
                     *       "index": "60"
                     *     }
                     */
                    "application/json": components["schemas"]["DemandResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitDemandCommand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
                 * @example "7.c0ffee"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example 5eb788a25a6839129b1dd25313134be3
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/a2000000000000000000000000000002\",\"commandId\":\"3c9fbf8d5728172cd7d51ce068c50aa6\",\"expectedVersion\":\"0\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"76ee7108a822c9d25a4aaa7345f08293bda4d42df2a2b70a9a0ef7cfc8f2daae\",\"sm3\":\"98edbf033fbc7ce4e37366ba799f41ffbf2cf40e5ab073900f7699586fb5327d\"},\"stream\":\"demand/5eb788a25a6839129b1dd25313134be3\",\"type\":\"demand.file\"}",
                 *       "payload": "{\"content\":{\"division\":\"420100\",\"name\":\"法人名录\",\"need\":\"法人名称与住所。\",\"purpose\":\"industry\",\"scenario\":\"地址校核\",\"side\":\"society\"}}",
                 *       "salt": "63bf995e7cf55cbb5c99cdcce77531750e6001d9ef6257b60e364f0361a251c4",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "3aac18083023e3e91528f447e095b580e15bd4c5db0dbf9a7050de99c00f4068",
                 *         "value": "MEQCIFfiRYmHvWIqFm/H2xRQelwPhLQyEGbiz4BTQMJRbNZzAiBHzoUIqrKhKGrgTUw1/6KMOtX/4/0DkpGqq5ffMCmt3Q=="
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "59",
                     *       "sha256": "f8f1241431cfecc8147dcf53d58165f84b674da111ebd95936792644e8383c8b",
                     *       "sm3": "8bc34b39c54f619b8e297e14c1a3f9278d9d8250db78d90f568edd2590354254",
                     *       "version": "1",
                     *       "recordedTime": "2026-11-27T12:21:03.523Z",
                     *       "number": null,
                     *       "repeated": false
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AdvanceLegalTime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "2025-03-04T01:00:11.425Z"
                 *     }
                 */
                "application/json": components["schemas"]["ClockAdvance"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListDue: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /** @description Only what is due by this day. */
                before?: string;
                /** @description Only those of this kind; of a list, which. */
                kind?: string;
                /**
                 * @description How many items at most.
                 * @example 1
                 */
                limit?: number;
                /** @description late, today, ahead, suspended or undeterminable. */
                standing?: string;
                /** @description Only what waits at this stream, for example case/ID. */
                stream?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "stream": "case/2f52924c37f08c75c66a8db07811b30b",
                     *           "kind": "acceptance-reply",
                     *           "item": 1,
                     *           "by": "2025-03-06",
                     *           "standing": "ahead",
                     *           "document": "G35",
                     *           "clause": "第十七条第一款",
                     *           "timerFrom": "2025-03-07",
                     *           "name": "2023年至2025年全国行政区划五级名录数据产品"
                     *         }
                     *       ],
                     *       "next": "2025-03-06 case/2f52924c37f08c75c66a8db07811b30b acceptance-reply 1"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfDueResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetTrustAnchors: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authorities": [],
                     *       "bundleKeys": [
                     *         {
                     *           "key": "MCowBQYDK2VwAyEACHP5CIRnT9O0N5pp2wUphTlXC/8el25d0RqdrC3HK0I=",
                     *           "notBefore": "2026-11-27T12:20:54.087Z"
                     *         }
                     *       ],
                     *       "certificateKeys": [
                     *         {
                     *           "key": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAERBGMYlDp5Q1/QgXH9AJAUWA6WJ91lUePDa7NTEVtPOSko015Favivm8v99d3O/oeGjQSUl5bMVWNVhhYInDF3w==",
                     *           "notBefore": "2026-11-27T12:20:54.087Z"
                     *         }
                     *       ],
                     *       "chains": [
                     *         {
                     *           "chain": "31337",
                     *           "codeHash": "cf63d217e6a439113903ffab13d4b8af8c10449411793a274622641ad8766312",
                     *           "contract": "0x02ff00a248e246ad4eb5f6749a72a4a10362b161",
                     *           "genesis": "c5f78b81e69be0e6680e97ccf03cb886c7a6400a5f701a1d4e05c45030806d1d",
                     *           "kind": "evm",
                     *           "seal": {
                     *             "headers": [
                     *               "c5dcc8dc36e2447ee1325a12bac3e115bb2f1492c792c1087f28d6478f461f40"
                     *             ],
                     *             "rule": "development"
                     *           }
                     *         }
                     *       ],
                     *       "format": "ledger-anchors@v2",
                     *       "lanes": [
                     *         {
                     *           "key": "MCowBQYDK2VwAyEA7qOvFF5RZBFkJ6Cz2VNJ/Rh6xomwzIfgv7TUey0fjz0=",
                     *           "notBefore": "2026-11-27T12:20:54.087Z"
                     *         }
                     *       ],
                     *       "origin": "dev-ledger.example/registry",
                     *       "timeStampers": [
                     *         {
                     *           "certificate": "MIIBZzCCAQygAwIBAgIINQSF4EFe4a8wCgYIKoZIzj0EAwIwIzEhMB8GA1UEAxMYZGV2ZWxvcG1lbnQgdGltZSBzdGFtcGVyMB4XDTI1MDEwMTAwMDAwMFoXDTQ5MTIzMTAwMDAwMFowIzEhMB8GA1UEAxMYZGV2ZWxvcG1lbnQgdGltZSBzdGFtcGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwQ8k16/hrAkY5IDRAVEtQtJB2DAakc5IZMrnqEWMzZRE0MdcV6ImF/pJjX2w2qHyPErRG/Qy5pJYwaQB4ON6f6MqMCgwDgYDVR0PAQH/BAQDAgeAMBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMCA0kAMEYCIQCkRkIwzRxKGwNkHR0hIN9VOtnvm/j1+d9quHO0MIITnAIhAI6kqInVf8pFDlQgGVQ5Qn3uWhy2R5zZgAAVMxjjZGC3",
                     *           "notBefore": "2026-11-27T12:19:54.087Z"
                     *         }
                     *       ],
                     *       "witnessQuorum": "0",
                     *       "witnesses": []
                     *     }
                     */
                    "application/json": Record<string, never>;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetVerifier: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReadFeed: {
        parameters: {
            query?: {
                /** @description The cursor to go on behind; the log's beginning where it is left out. */
                after?: string;
                /**
                 * @description How many items at most.
                 * @example 1
                 */
                limit?: number;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "index": "6",
                     *           "type": "party.registered",
                     *           "streams": [
                     *             {
                     *               "stream": "party/a1000000000000000000000000000001",
                     *               "version": "1"
                     *             }
                     *           ],
                     *           "recordedTime": "2026-11-27T12:20:56.403Z",
                     *           "legalTime": "2025-03-03T01:00:02.526Z",
                     *           "commandId": "87f4ed689840d9da69d2c85ccf44e449",
                     *           "own": true,
                     *           "sha256": "ff8bc7954b9f0e2ee82d63038de9455cef7ac0143a9644e391a07c6459c09a1a",
                     *           "cursor": "7"
                     *         }
                     *       ],
                     *       "next": "10",
                     *       "more": true
                     *     }
                     */
                    "application/json": components["schemas"]["FeedResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StreamFeed: {
        parameters: {
            query?: {
                /**
                 * @description The cursor to go on behind; Last-Event-ID goes before it.
                 * @example 0
                 */
                after?: string;
            };
            header?: {
                /**
                 * @description The id of the last event that came: the stream goes on behind it.
                 * @example 42
                 */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Only those of this kind; of a list, which.
                 * @example circulation
                 */
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "circulation",
                     *       "number": 1,
                     *       "document": "清单",
                     *       "effective": "2025-01-01",
                     *       "entries": [
                     *         {
                     *           "id": "1",
                     *           "title": "原始数据",
                     *           "asset": "cc6d985657c7d68f8fe8c623a6fb5179",
                     *           "content": null,
                     *           "category": null,
                     *           "assetKind": null,
                     *           "industry": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ListResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetLog: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "origin": "dev-ledger.example/registry",
                     *       "accepted": "10",
                     *       "published": "10",
                     *       "publishedTime": "2026-11-27T12:20:56.514Z",
                     *       "legalTime": "2025-03-03T01:00:04.120Z",
                     *       "simulated": true,
                     *       "chains": [
                     *         {
                     *           "name": "evm",
                     *           "chainId": "31337",
                     *           "contract": "0x02ff00a248e246ad4eb5f6749a72a4a10362b161",
                     *           "anchored": "10",
                     *           "fault": null,
                     *           "instance": "evm/31337/c5f78b81e69be0e6680e97ccf03cb886c7a6400a5f701a1d4e05c45030806d1d/0x02ff00a248e246ad4eb5f6749a72a4a10362b161",
                     *           "state": "caught-up",
                     *           "lag": "0",
                     *           "advice": "Everything published is final on the instance. There is nothing to do.",
                     *           "adviceChinese": "已发布的内容均已在该链上实例最终确认，无需处理。",
                     *           "refused": null,
                     *           "lastFault": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LogOverview"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProveConsistency: {
        parameters: {
            query: {
                /**
                 * @description The first index, decimal; of a period the first day.
                 * @example 64
                 */
                from: string;
                /**
                 * @description The larger size, decimal; of a period the last day.
                 * @example 64
                 */
                to: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "64",
                     *       "to": "64",
                     *       "sha256": [],
                     *       "sm3": []
                     *     }
                     */
                    "application/json": components["schemas"]["ConsistencyResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListEntries: {
        parameters: {
            query?: {
                /**
                 * @description The first index, decimal; of a period the first day.
                 * @example 0
                 */
                from?: string;
                /**
                 * @description How many items at most.
                 * @example 2
                 */
                limit?: number;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "index": "0",
                     *           "leaf": "{\"actor\":\"registry\",\"bodies\":[{\"name\":\"command\",\"sha256\":\"beb207efd5ff7432a58c1a0c31be1f26edd175d27ce94d62f0d309ef1c5cc3cd\",\"sm3\":\"f0b4dff075905b06286b7f5cb53b7ec51a1849d53792a82bbd808391ea02fb2c\"},{\"name\":\"events\",\"sha256\":\"fe7c73ea78526bcff7a1cb42841244966b09273acc3ca684f0c447a01da34086\",\"sm3\":\"becc88b17b6a20107a3de3b65d4db9251b6f1682dfe984798d60dcc56f228bd6\"}],\"calendar\":\"cn-2023-2026\",\"command\":{\"id\":\"06b53fd3c6bb3f8cc792dcb931a976dd\",\"sha256\":\"06b53fd3c6bb3f8cc792dcb931a976dd486b09c658d4690dd619dcfa77a47517\",\"sm3\":\"bc2e533947ef7289d8e48555177c70835765e6becba953f1e20ec475e339ff9d\"},\"effects\":[],\"format\":\"ledger-entry@v1\",\"legalTime\":\"2025-03-03T01:00:00.000Z\",\"origin\":\"dev-ledger.example/registry\",\"reads\":[],\"recordedTime\":\"2026-11-27T12:20:54.087Z\",\"rules\":\"G35@2026-07-01.4\",\"type\":\"registry.opened\",\"writes\":[{\"stream\":\"registry\",\"version\":\"1\"}]}",
                     *           "sha256": "b8d15c0d06896e18bfe215cc72fb6f462499297d44e73abf95a4ceced99c54b3",
                     *           "sm3": "b2c75e5a7c1ffe92387b8d399cacd665d02c19e7b660636904a2c7003fc7d831",
                     *           "state": "anchored",
                     *           "anchoredOn": [
                     *             "evm/31337/c5f78b81e69be0e6680e97ccf03cb886c7a6400a5f701a1d4e05c45030806d1d/0x02ff00a248e246ad4eb5f6749a72a4a10362b161"
                     *           ]
                     *         }
                     *       ],
                     *       "next": "2"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfLogEntryResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetEntry: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The entry's index in the log, decimal.
                 * @example 1
                 */
                index: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "1",
                     *       "leaf": "{\"actor\":\"registry\",\"bodies\":[],\"effects\":[],\"format\":\"ledger-entry@v1\",\"legalTime\":\"2025-03-03T01:00:00.543Z\",\"map\":{\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"size\":\"1\",\"sm3\":\"0000000000000000000000000000000000000000000000000000000000000000\"},\"origin\":\"dev-ledger.example/registry\",\"reads\":[],\"recordedTime\":\"2026-11-27T12:20:54.427Z\",\"type\":\"map\",\"writes\":[{\"stream\":\"log\",\"version\":\"1\"}]}",
                     *       "sha256": "f8636c36d8648d46d67166b60f6cdfdd684e19afab3a39f4d0c3ae6e35806a2e",
                     *       "sm3": "ec3a329e2fedda207155d349db455cbf8306df761aacc4ac88d4070723154877",
                     *       "state": "anchored",
                     *       "anchoredOn": [
                     *         "evm/31337/c5f78b81e69be0e6680e97ccf03cb886c7a6400a5f701a1d4e05c45030806d1d/0x02ff00a248e246ad4eb5f6749a72a4a10362b161"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LogEntryResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProveEntry: {
        parameters: {
            query?: {
                /** @description The size of a published checkpoint, decimal; the newest where it is left out. */
                size?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The entry's index in the log, decimal.
                 * @example 1
                 */
                index: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "1",
                     *       "size": "64",
                     *       "sha256": [
                     *         "b8d15c0d06896e18bfe215cc72fb6f462499297d44e73abf95a4ceced99c54b3"
                     *       ],
                     *       "sm3": [
                     *         "b2c75e5a7c1ffe92387b8d399cacd665d02c19e7b660636904a2c7003fc7d831"
                     *       ],
                     *       "checkpoint": "dev-ledger.example/registry\n64\nblxiqb/9jPYbr207J8GhUTTzQVoBnDnL4u6kFNPptgw=\n\n— dev-ledger.example/registry qQuqmA67hrVT8I4aeirg2fNH4L496C8ZL5bFK3n2Sy3CosjQCqAioKbIEd8AHh6jeU2CtUeEGQogoWsAOPErJrxkTgo=\n— dev-ledger.example/registry JAbUDM5Gbxse9Dor2RpcUgCD5P1pKIIVXp+xJjrCcpaz5i18ccdUWP/BHwZSi/ohyTM/Mhk4uhwr96hAGY7vTOHaLvM=\n— dev-ledger.example/registry ax201zBFAiAIVt1RHBSjE0XGCOrNwDMaECtUFtHG2ZAKDdX84X0VCAIhAOSeJUoyll8xZoyWEomMtpY1RLubXpZr9lyUrdqB6c3b\n",
                     *       "checkpointSm3": "dev-ledger.example/registry/sm3\n64\naWkMQo3C6KV0UAGSswIBIPToQDFtctvbufv7kGMsTj8=\n\n— dev-ledger.example/registry/sm3 8pCH5JNgIZPGPOVc9p/u/iqTR3YxIDNCjr7041OumkocLpZkIjP53wOwg+uTsRlxzMonBXJ6MwVU/UKU6vyL+GrHEQ0=\n— dev-ledger.example/registry/sm3 tkqT3CB664Da8OXoeLS/IMCXSFT6Xu3+LsEkaQJF2dC4EacTUJXT/Yy/Fc4lwh3zuNZ5K57C7WS0oWDsd5yXWr+zJFw=\n— dev-ledger.example/registry/sm3 PteWjTBEAiAAxgL/EEMJ8ulLeK4fcJGTwYUXUTHfIFc7rZHqeeFH/AIgIwTQgXVcslJn3LxFj8hViM2Z13Oso8IGmE0adDHU2F4=\n"
                     *     }
                     */
                    "application/json": components["schemas"]["InclusionResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetTlogProof: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The entry's index in the log, decimal.
                 * @example 1
                 */
                index: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListKeys: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "id": "14d753d40f347689215a32ec47ab34d4b8c265baf0882cda55a1f0d60c2921ba",
                     *           "purpose": "lane",
                     *           "algorithm": "ed25519",
                     *           "name": null,
                     *           "material": "MCowBQYDK2VwAyEA7qOvFF5RZBFkJ6Cz2VNJ/Rh6xomwzIfgv7TUey0fjz0=",
                     *           "state": "in-use",
                     *           "notBefore": "2026-11-27T12:20:54.087Z",
                     *           "notAfter": null,
                     *           "revokedAt": null,
                     *           "revokedFor": null,
                     *           "namedBy": "0",
                     *           "endedBy": null
                     *         }
                     *       ],
                     *       "proposed": null
                     *     }
                     */
                    "application/json": components["schemas"]["KeyListResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PrepareKeyChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's id: SHA-256 of its material, 64 lowercase hex characters.
                 * @example c41dcdde357b16548997eeab2f06180a87a7c4a2d1c0ef6ce0ddce869fd923d8
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "服务终止。",
                 *       "next": null,
                 *       "nextName": null,
                 *       "revokedFor": "cessationOfOperation",
                 *       "since": null
                 *     }
                 */
                "application/json": components["schemas"]["KeyChangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change": {
                     *         "key": {
                     *           "material": "MIIBZzCCAQygAwIBAgIINQSF4EFe4a8wCgYIKoZIzj0EAwIwIzEhMB8GA1UEAxMYZGV2ZWxvcG1lbnQgdGltZSBzdGFtcGVyMB4XDTI1MDEwMTAwMDAwMFoXDTQ5MTIzMTAwMDAwMFowIzEhMB8GA1UEAxMYZGV2ZWxvcG1lbnQgdGltZSBzdGFtcGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwQ8k16/hrAkY5IDRAVEtQtJB2DAakc5IZMrnqEWMzZRE0MdcV6ImF/pJjX2w2qHyPErRG/Qy5pJYwaQB4ON6f6MqMCgwDgYDVR0PAQH/BAQDAgeAMBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMCA0kAMEYCIQCkRkIwzRxKGwNkHR0hIN9VOtnvm/j1+d9quHO0MIITnAIhAI6kqInVf8pFDlQgGVQ5Qn3uWhy2R5zZgAAVMxjjZGC3",
                     *           "purpose": "time-stamper"
                     *         },
                     *         "revoked": {
                     *           "reason": "cessationOfOperation"
                     *         }
                     *       },
                     *       "reason": "服务终止。"
                     *     }
                     */
                    "application/json": Record<string, never>;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListPreserved: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "size": "10",
                     *         "since": "2026-11-27T12:20:58.000Z",
                     *         "renewed": "2026-11-27T12:20:58.000Z",
                     *         "renewBy": "2049-10-02T00:00:00.000Z",
                     *         "chains": 1,
                     *         "stamps": 1,
                     *         "rerooted": false,
                     *         "late": false
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["PreservedResource"][];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ProveState: {
        parameters: {
            query: {
                /**
                 * @description The state key, for example asset/ID.
                 * @example party/a1000000000000000000000000000001
                 */
                key: string;
                /** @description The size of a published checkpoint, decimal; the newest where it is left out. */
                size?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "format": "ledger-state-proof@v1",
                     *       "key": "party/a1000000000000000000000000000001",
                     *       "mapLeaf": {
                     *         "actor": "registry",
                     *         "bodies": [],
                     *         "effects": [],
                     *         "format": "ledger-entry@v1",
                     *         "legalTime": "2025-03-03T01:00:09.799Z",
                     *         "map": {
                     *           "sha256": "d77c46fdde941b65cfb8b94323a3579d00c3090b5cdc58d73e8c3514808362e7",
                     *           "size": "63",
                     *           "sm3": "69c3db93e093284d86961f26b0e201313170c47f063a40695d924dbf90b48df2"
                     *         },
                     *         "origin": "dev-ledger.example/registry",
                     *         "reads": [],
                     *         "recordedTime": "2026-11-27T12:21:03.673Z",
                     *         "type": "map",
                     *         "writes": [
                     *           {
                     *             "stream": "log",
                     *             "version": "21"
                     *           }
                     *         ]
                     *       },
                     *       "sha256": {
                     *         "inclusion": [
                     *           "d9a99a5c538a061f3595185b6e622d0cf9637fd169d0204baa488fb07545f052"
                     *         ],
                     *         "siblings": [
                     *           "37ff37fb0c5b90be56ec169c77121dfc9419000175cd24f74ac1210117791dca"
                     *         ]
                     *       },
                     *       "sm3": {
                     *         "inclusion": [
                     *           "9ae09fe517d13c4ba99257ecce74d1834867e3983ec796e692518a3ec6e17f45"
                     *         ],
                     *         "siblings": [
                     *           "ebf995b13c677acbed1fa9541e31d7bf5bb14a0a5fe2dcc1bf921c5434f325bc"
                     *         ]
                     *       },
                     *       "value": {
                     *         "keys": [
                     *           {
                     *             "algorithm": "p256",
                     *             "key": "48c3b78b1c7bad0d9c99070de04dda6f146bf3e4b5966866f624023e27e86418"
                     *           }
                     *         ],
                     *         "kind": "organisation"
                     *       },
                     *       "version": "1"
                     *     }
                     */
                    "application/json": Record<string, never>;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListWitnesses: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example [] */
                    "application/json": components["schemas"]["WitnessResource"][];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListNotices: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /**
                 * @description How many items at most.
                 * @example 1
                 */
                limit?: number;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "case": "9d4487bb31e6b65b5a5e1b9f40e7b7c9",
                     *           "regime": "G35",
                     *           "type": "first",
                     *           "asset": "9f7a614062ce972de57510a7a59f384c",
                     *           "kind": "resource",
                     *           "name": "2023年至2025年全国行政区划五级名录数据产品",
                     *           "overview": "该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。",
                     *           "restrictions": "无",
                     *           "applicants": [
                     *             {
                     *               "naturalPerson": false,
                     *               "name": "数据采集公司",
                     *               "code": "91350100M000100Y43",
                     *               "right": null,
                     *               "endedOn": null,
                     *               "successor": null
                     *             }
                     *           ],
                     *           "rights": [
                     *             {
                     *               "naturalPerson": false,
                     *               "name": "数据采集公司",
                     *               "code": "91350100M000100Y43",
                     *               "right": {
                     *                 "kind": "hold",
                     *                 "from": null,
                     *                 "until": null,
                     *                 "exclusive": false,
                     *                 "limits": "无",
                     *                 "status": null
                     *               },
                     *               "endedOn": null,
                     *               "successor": null
                     *             }
                     *           ],
                     *           "reference": "GS-2025-1",
                     *           "publishedOn": "2025-03-03",
                     *           "objections": {
                     *             "until": "2025-03-10",
                     *             "periodClause": "G35 第二十四条第二款",
                     *             "clause": "G35 第二十五条",
                     *             "command": "registration.object",
                     *             "address": "/v1/cases/9d4487bb31e6b65b5a5e1b9f40e7b7c9/commands",
                     *             "how": "Object in your real name, as a party registered here, with grounds and first evidence, by the end of the last day. The registrar examines it and answers.",
                     *             "howChinese": "以实名（已在本机构登记的主体）提出，说明理由并附初步证据，于截止日届满前送达。登记机构核查后作出答复。"
                     *           },
                     *           "index": "41"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfNoticeResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetNotice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The case's id, 32 lowercase hex characters.
                 * @example 9d4487bb31e6b65b5a5e1b9f40e7b7c9
                 */
                filing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "case": "9d4487bb31e6b65b5a5e1b9f40e7b7c9",
                     *       "regime": "G35",
                     *       "type": "first",
                     *       "asset": "9f7a614062ce972de57510a7a59f384c",
                     *       "kind": "resource",
                     *       "name": "2023年至2025年全国行政区划五级名录数据产品",
                     *       "overview": "该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。",
                     *       "restrictions": "无",
                     *       "applicants": [
                     *         {
                     *           "naturalPerson": false,
                     *           "name": "数据采集公司",
                     *           "code": "91350100M000100Y43",
                     *           "right": null,
                     *           "endedOn": null,
                     *           "successor": null
                     *         }
                     *       ],
                     *       "rights": [
                     *         {
                     *           "naturalPerson": false,
                     *           "name": "数据采集公司",
                     *           "code": "91350100M000100Y43",
                     *           "right": {
                     *             "kind": "hold",
                     *             "from": null,
                     *             "until": null,
                     *             "exclusive": false,
                     *             "limits": "无",
                     *             "status": null
                     *           },
                     *           "endedOn": null,
                     *           "successor": null
                     *         }
                     *       ],
                     *       "reference": "GS-2025-1",
                     *       "publishedOn": "2025-03-03",
                     *       "objections": {
                     *         "until": "2025-03-10",
                     *         "periodClause": "G35 第二十四条第二款",
                     *         "clause": "G35 第二十五条",
                     *         "command": "registration.object",
                     *         "address": "/v1/cases/9d4487bb31e6b65b5a5e1b9f40e7b7c9/commands",
                     *         "how": "Object in your real name, as a party registered here, with grounds and first evidence, by the end of the last day. The registrar examines it and answers.",
                     *         "howChinese": "以实名（已在本机构登记的主体）提出，说明理由并附初步证据，于截止日届满前送达。登记机构核查后作出答复。"
                     *       },
                     *       "index": "41"
                     *     }
                     */
                    "application/json": components["schemas"]["NoticeResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agrees": true,
                     *       "entries": "64",
                     *       "notes": [
                     *         "journal: 64 entries reread, their leaves, bodies, streams and hashes recomputed"
                     *       ],
                     *       "findings": []
                     *     }
                     */
                    "application/json": components["schemas"]["OperationResource"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetHealth: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "started": "2026-11-27T12:21:04.280Z",
                     *       "diskFree": "40059457536",
                     *       "diskTotal": "270553174016",
                     *       "dataBytes": "3978687",
                     *       "stamps": true,
                     *       "clocksApart": null,
                     *       "stampTroubles": [],
                     *       "accessRecords": "9",
                     *       "accessSealed": "0",
                     *       "accessHolds": true
                     *     }
                     */
                    "application/json": components["schemas"]["HealthResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Rebuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agrees": true,
                     *       "entries": "64",
                     *       "notes": [
                     *         "tiles and bundles: 0 written, 63 stood"
                     *       ],
                     *       "findings": []
                     *     }
                     */
                    "application/json": components["schemas"]["OperationResource"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListOrders: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /** @description The id of an asset. */
                asset?: string;
                /** @description How many items at most. */
                limit?: number;
                /**
                 * @description Only those that stand so.
                 * @example executed
                 */
                status?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "062056d5c3d8dbd919d281e7fbc4e9a4",
                     *           "status": "executed",
                     *           "act": "disclose",
                     *           "authority": "court",
                     *           "body": "武汉市中级人民法院",
                     *           "reference": "（2026）鄂01民初88号",
                     *           "document": "3eeb7e96e59ce40f9cb1a089daba079fd699f6867a30f6634af8570967b2375a",
                     *           "asset": "be28628ee16867d1a1b12354913824f3",
                     *           "until": "2025-06-01",
                     *           "rights": [],
                     *           "remark": null,
                     *           "sealedUntil": null,
                     *           "scope": {
                     *             "matters": [
                     *               "egress"
                     *             ],
                     *             "from": "2025-03-03",
                     *             "until": "2025-03-03"
                     *           },
                     *           "approval": null,
                     *           "filedOn": "2025-03-03",
                     *           "version": "3",
                     *           "entry": "46"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfOrderResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example 062056d5c3d8dbd919d281e7fbc4e9a4
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "062056d5c3d8dbd919d281e7fbc4e9a4",
                     *       "status": "executed",
                     *       "act": "disclose",
                     *       "authority": "court",
                     *       "body": "武汉市中级人民法院",
                     *       "reference": "（2026）鄂01民初88号",
                     *       "document": "3eeb7e96e59ce40f9cb1a089daba079fd699f6867a30f6634af8570967b2375a",
                     *       "asset": "be28628ee16867d1a1b12354913824f3",
                     *       "until": "2025-06-01",
                     *       "rights": [],
                     *       "remark": null,
                     *       "sealedUntil": null,
                     *       "scope": {
                     *         "matters": [
                     *           "egress"
                     *         ],
                     *         "from": "2025-03-03",
                     *         "until": "2025-03-03"
                     *       },
                     *       "approval": null,
                     *       "filedOn": "2025-03-03",
                     *       "version": "3",
                     *       "entry": "46"
                     *     }
                     */
                    "application/json": components["schemas"]["OrderResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitOrderCommand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
                 * @example "7.c0ffee"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example 062056d5c3d8dbd919d281e7fbc4e9a4
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/a4000000000000000000000000000004\",\"commandId\":\"e90586ff3534709bbdf6bca469c51eac\",\"expectedVersion\":\"0\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"b3fea735916fd24a17f41fec28beac4413614127c221e8be4c5680027737c890\",\"sm3\":\"5a32ea86c42c3559fa2e92d7b5fca465cf72a6ef4cb6dc0781407d8b3762afb0\"},\"stream\":\"order/062056d5c3d8dbd919d281e7fbc4e9a4\",\"type\":\"order.file\"}",
                 *       "payload": "{\"content\":{\"act\":\"disclose\",\"asset\":\"be28628ee16867d1a1b12354913824f3\",\"authority\":\"court\",\"body\":\"武汉市中级人民法院\",\"document\":{\"sha256\":\"3eeb7e96e59ce40f9cb1a089daba079fd699f6867a30f6634af8570967b2375a\",\"sm3\":\"16688b39627a5a10a871ef667c6a08fe05113c2658fba603e2489eafad691c16\"},\"reference\":\"（2026）鄂01民初88号\",\"scope\":{\"from\":\"2025-03-03\",\"matters\":[\"egress\"],\"until\":\"2025-03-03\"},\"sealedReference\":\"15f51ac172f75200dd93c82fe84e212b06a3f61d6c878415e70a307043835f44\",\"until\":\"2025-06-01\"}}",
                 *       "salt": "513d15d701ded4de29448163699d3a31c03e8b3669bb5f6c9b74af2359427d5a",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "99461fdae289f5ed603a167c23631926b5fea9c87989d6e70ac5310ae2491eb2",
                 *         "value": "MEQCIHPmDU6GQ7h8FpBXuiaOdzL8GCyZcPqZlfiUPrCi4U21AiBENnW+OrCpLioRSyyY4eXVgvfhQlmy7YR/zFp4Q2EL1Q=="
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "43",
                     *       "sha256": "e05ea64b8dfa9980e70f36c9b13c78355d6479e46a41d4b94cd1f26c6756ed22",
                     *       "sm3": "3a80ee14d34322f745c2602ffc8d36ab5ac38986e8c88291839dc98f4680c76c",
                     *       "version": "1",
                     *       "recordedTime": "2026-11-27T12:21:02.393Z",
                     *       "number": null,
                     *       "repeated": false
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetDisclosure: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The 32 bytes of the sealed reference, 64 lowercase hex characters.
                 * @example 0000000000000000000000000000000000000000000000000000000000000001
                 */
                "Sealed-Reference"?: components["parameters"]["SealedReference"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example 062056d5c3d8dbd919d281e7fbc4e9a4
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bodies": [
                     *         {
                     *           "body": "eyJhY3RvciI6InBhcnR5L2ExMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAxIiwiY29tbWFuZElkIjoiMTI1ZWEwNzkxNmI1M2I3MmZjZWM2Yjc2NTc2MzhkNmUiLCJleHBlY3RlZFZlcnNpb24iOiIxIiwiZXhwaXJlcyI6IjIwOTktMDEtMDFUMDA6MDA6MDAuMDAwWiIsImZvcm1hdCI6ImxlZGdlci1jb21tYW5kQHYxIiwib3JpZ2luIjoiZGV2LWxlZGdlci5leGFtcGxlL3JlZ2lzdHJ5IiwicGF5bG9hZCI6eyJzaGEyNTYiOiIxMzRkY2E2YzYwMGQ2MGMzY2NjNjkzZTY2ZTk3Yjc4MDIwMTllMmFjYTFmOTUxMTNmNzk2NjA2NzIyN2QzMTRlIiwic20zIjoiNWIxNTY2NTg5OTg3YzY4NjRjYzY2NGJiMDg3ZGY3Zjg0ZWEzMzI0N2ViZTRiYWEyOWQ5ODdiYmYyZGMzODgxYyJ9LCJzdHJlYW0iOiJhc3NldC9iZTI4NjI4ZWUxNjg2N2QxYTFiMTIzNTQ5MTM4MjRmMyIsInR5cGUiOiJlZ3Jlc3MuZmlsZSJ9",
                     *           "entry": "28",
                     *           "name": "command",
                     *           "salt": "0af2b8ee1b3e6d3a34119710fc35c338cd01f7e37192366d61f6eda2166d89b6"
                     *         }
                     *       ],
                     *       "format": "ledger-disclosure@v1",
                     *       "order": "order/062056d5c3d8dbd919d281e7fbc4e9a4",
                     *       "origin": "dev-ledger.example/registry",
                     *       "subject": "asset/be28628ee16867d1a1b12354913824f3"
                     *     }
                     */
                    "application/json": Record<string, never>;
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetOrderState: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example 062056d5c3d8dbd919d281e7fbc4e9a4
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "062056d5c3d8dbd919d281e7fbc4e9a4",
                     *       "version": "3",
                     *       "state": "{\"content\":{\"act\":\"disclose\",\"asset\":\"be28628ee16867d1a1b12354913824f3\",\"authority\":\"court\",\"body\":\"武汉市中级人民法院\",\"document\":{\"sha256\":\"3eeb7e96e59ce40f9cb1a089daba079fd699f6867a30f6634af8570967b2375a\",\"sm3\":\"16688b39627a5a10a871ef667c6a08fe05113c2658fba603e2489eafad691c16\"},\"reference\":\"（2026）鄂01民初88号\",\"scope\":{\"from\":\"2025-03-03\",\"matters\":[\"egress\"],\"until\":\"2025-03-03\"},\"sealedReference\":\"15f51ac172f75200dd93c82fe84e212b06a3f61d6c878415e70a307043835f44\",\"until\":\"2025-06-01\"},\"filed\":{\"account\":\"court\",\"on\":\"2025-03-03\",\"party\":\"a4000000000000000000000000000004\"},\"lastActOn\":\"2025-03-03\",\"status\":\"executed\",\"verified\":{\"account\":\"reviewer\",\"on\":\"2025-03-03\",\"party\":\"00000000000000000000000000000001\"}}"
                     *     }
                     */
                    "application/json": components["schemas"]["AggregateResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListParties: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /**
                 * @description How many items at most.
                 * @example 1
                 */
                limit?: number;
                /** @description Text that the name contains; of a chain its name in the configuration. */
                name?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "00000000000000000000000000000001",
                     *           "name": "数据产权登记机构",
                     *           "code": "123502001549897397",
                     *           "endedOn": null,
                     *           "successor": null
                     *         }
                     *       ],
                     *       "next": "00000000000000000000000000000001"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfPartyResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetParty: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example a1000000000000000000000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "a1000000000000000000000000000001",
                     *       "version": "1",
                     *       "state": "{\"former\":[],\"keys\":[{\"inForce\":true,\"key\":\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEq0XtJuJXYR3IuS2ts29Rvx2EhXiwd+1tQ07oAuu8Shv/au7a+0H5mw6Yh7vWC3oJMel1E5+DhKv+ZPgVb6ghTQ==\"}],\"kind\":\"organisation\",\"organisation\":{\"code\":\"91350100M000100Y43\",\"division\":\"420100\",\"form\":\"legal-person\",\"name\":\"数据采集公司\"}}"
                     *     }
                     */
                    "application/json": components["schemas"]["AggregateResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitPartyCommand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
                 * @example "7.c0ffee"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example 00000000000000000000000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/00000000000000000000000000000001\",\"commandId\":\"85a81f4fc8448c5981bfe0c0926b2008\",\"expectedVersion\":\"0\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"7d13911f0849eeaa909ad2d8702c1d3a15d113b3cda74598c445e46e81b79730\",\"sm3\":\"c641ab82c8e3b38eb10023b044fdebe9079d90cd99df48e00e371c297bd21d78\"},\"stream\":\"party/00000000000000000000000000000001\",\"type\":\"party.register\"}",
                 *       "payload": "{\"keys\":[\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAExKsYWSAxtXuHX0pEU9wuvAFiFoflWKXIAs8K88IC8a+X9t+6SsOg63r8XrrhbrmvEO3VI/Y4Df1Gfz8a+29ZCw==\",\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETeY5kfJdRqe7BjcDjMJvlSwIMWzQ0wbJyiC/sniZTdUmLg9qwnf5mW9HNk+MHt2eIah4louERO1KHQRgCrxrJg==\",\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEln6gp9lNUzfAXGxdTPGGDTBGXTNJppqZ9migJF8hC+2E+hOCpgGXSJF+DU6+DXIEuqvLgP2HaalA6+xIZslONg==\",\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEnoB5k8yvRi9giJXjTe8gDTbaqhfKDXCPQmXGpD8iHSfPURcVHgSOXL0kUjvctEDLVreNydOph0nvUuA1rT+EHA==\",\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEolzNWhUfN2ui4xecHMUgHZGbZWC1ZzOB5eAsv7bXClCkILwm7t+/r65lnwpxlmmm04Qry8e603pUAxr+RRJ0IA==\",\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEc95W0XkecjQP5TbbbLu0P76sF8RQl5nm6YmcDLugkDQOC7/g9Ju7P0s6GjxE7UEP3BcgWuaCygvjt9MYuowr1A==\"],\"organisation\":{\"code\":\"123502001549897397\",\"division\":\"420100\",\"form\":\"legal-person\",\"name\":\"数据产权登记机构\"}}",
                 *       "salt": "020ffca8ad2541c2fea876436028b597fad69fa621112b858c0c360093598775",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "c6a64b51ab2d18944cd3475958c04af0a4092654a9dffed92812fb0cf12da407",
                 *         "value": "MEUCIQD73X/wp/jFCGm9bpVs/quav8j6y+ebSToc1PLrvIA9nQIgPh5h77TUZb22RAC+nRU2lJZd2OUt9ONCRlYLoElcsuk="
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "4",
                     *       "sha256": "e4a40616315f7c136e2972118699cbe49c2d4b60f9c0a7ed8814dc95c7a67c95",
                     *       "sm3": "107cc4ac522d653d2a81a112d70b7902687ffe8d1d2faef12826bba4add26058",
                     *       "version": "1",
                     *       "recordedTime": "2026-11-27T12:20:56.349Z",
                     *       "number": null,
                     *       "repeated": false
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListProblems: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "code": "acceptance-period-over",
                     *         "status": 422,
                     *         "english": "The time to answer has passed; the application counts as accepted.",
                     *         "chinese": "告知期限已届满，申请视为受理。",
                     *         "clause": "G35 第十七条第三款"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ProblemResource"][];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetProblem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The problem's code.
                 * @example four-eyes
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "code": "four-eyes",
                     *         "status": 403,
                     *         "english": "The account that accepted or reviewed the case may not decide it.",
                     *         "chinese": "受理或审查人员不得作出核准决定。",
                     *         "clause": "G35 第十条第七项"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ProblemResource"][];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SearchRegister: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                After?: string;
                /** @description A certificate number, or the code of a registration of public data. */
                Code?: string;
                /** @description Text that a holder's name contains. */
                Holder?: string;
                /** @description Only those of this kind; of a list, which. */
                Kind?: string;
                /** @description How many items at most. */
                Limit?: number;
                /** @description Text that the name contains; of a chain its name in the configuration. */
                Name?: string;
                /** @description G35 or M26. */
                Regime?: string;
                /** @description A division by GB/T 2260, with all that lies in it. */
                Region?: string;
                /** @description Only those that stand so. */
                Status?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "regime": "G35",
                     *           "code": "SJ4212025030002",
                     *           "asset": "e4799b3df669918575b38bb96879589f",
                     *           "kind": "resource",
                     *           "status": "valid",
                     *           "from": "2025-03-03",
                     *           "until": "2030-03-03",
                     *           "withheld": true,
                     *           "name": null,
                     *           "overview": null,
                     *           "restrictions": null,
                     *           "regions": [],
                     *           "holders": [],
                     *           "index": "24"
                     *         }
                     *       ],
                     *       "next": "24"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfRegistrationResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetRegistration: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description A certificate number, or the code of a registration of public data.
                 * @example SJ4212025030001
                 */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "regime": "G35",
                     *       "code": "SJ4212025030001",
                     *       "asset": "be28628ee16867d1a1b12354913824f3",
                     *       "kind": "resource",
                     *       "status": "valid",
                     *       "from": "2025-03-03",
                     *       "until": "2030-03-03",
                     *       "withheld": true,
                     *       "name": null,
                     *       "overview": null,
                     *       "restrictions": null,
                     *       "regions": [],
                     *       "holders": [],
                     *       "index": "17"
                     *     }
                     */
                    "application/json": components["schemas"]["RegistrationResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetRegistrar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "declared",
                     *       "takesCases": false,
                     *       "name": "数据产权登记机构",
                     *       "kind": "public-institution",
                     *       "seat": "420100",
                     *       "listedOn": null,
                     *       "reference": null,
                     *       "disclosure": null,
                     *       "years": [],
                     *       "findings": [],
                     *       "rectifyBy": null,
                     *       "exitOn": null,
                     *       "successor": null,
                     *       "acts": [
                     *         {
                     *           "type": "registrar.declared",
                     *           "on": "2025-03-03",
                     *           "entry": "66"
                     *         }
                     *       ],
                     *       "qualification": {
                     *         "paidInCapital": "0",
                     *         "experienceYears": 2,
                     *         "reviewers": 8,
                     *         "reviewerYears": 3,
                     *         "protectionLevel": 3,
                     *         "lastViolation": null,
                     *         "proofs": [
                     *           "premises"
                     *         ]
                     *       },
                     *       "changes": [],
                     *       "platform": [],
                     *       "version": "1"
                     *     }
                     */
                    "application/json": components["schemas"]["RegistrarResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitRegistrarCommand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
                 * @example "7.c0ffee"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/00000000000000000000000000000001\",\"commandId\":\"1172f24f7079a4b5ca2af90b99610b0c\",\"expectedVersion\":\"0\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"71ff1c9e960de85458b65162deb70a6d918d295d8c2f7e642a503e9c3bdd741a\",\"sm3\":\"db30c8c4062b51ff0f3d39cde61e6324e9941effccc1d7ec0911b1b3d7b10821\"},\"stream\":\"registrar\",\"type\":\"registrar.declare\"}",
                 *       "payload": "{\"qualification\":{\"experienceYears\":2,\"kind\":\"public-institution\",\"name\":\"数据产权登记机构\",\"paidInCapital\":\"0\",\"proofs\":[{\"content\":{\"sha256\":\"a4b52f4884cdd3a60b527cbbf7527a6082053b6dc9b7e8012d3912cec9f9bc6e\",\"sm3\":\"dc102b28439bd96e12762a926084ab69234720bf3d13a5bb704ba3031ea505db\"},\"kind\":\"premises\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"2514e1475addffb378fdb07e9a1092176c09dbfbd129ebcaacd0099818d2534c\",\"sm3\":\"fba05108f8d25e618546ccc20ff42de11396843e0f87cd0eb27b0caffac3f194\"},\"kind\":\"funding\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"bf9422a2a04aad2180fad0913f1cdf8a9d3780fd074817d2569050d0a8095d3a\",\"sm3\":\"2cab6b5361deb27c2706dfee30c9eb9005e5d1585c9e6383758184c7d03e0d43\"},\"kind\":\"governance\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"0f14e36ba424ea9550f1cab99fb0ae6b391f23c5344f27627ae556d81abe6774\",\"sm3\":\"8eb5bed6b80aebd2a1abb847f3bb4eafd54882d0e4c74db4ecbf74f0235a9b11\"},\"kind\":\"registration-rules\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"dffeba8b2fb527c478e1d11a59ba416d030b1bf9fecc87b5954b5ab7d070bc56\",\"sm3\":\"d0d9ca9c92b7a32e7ad45398b0760bf40b64320f69a918b85a97ebbbe94f14ad\"},\"kind\":\"reviewer-rules\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"917552e4e3873d18a956094a9011b33f469537abbcfd66f9c46fdca3685f562b\",\"sm3\":\"547711699000fd0466bab923e9733f6de6f067c1aacf52ac3d528f2ffd495396\"},\"kind\":\"security-rules\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"57a40f38a69c61ea96a183ea3c03d3176d99a73d778a08c8cc8f18c9b10dadb3\",\"sm3\":\"2d6c987ee8499cc85bf08b0c88995b664ff3f7754001c4ab3a314e792f28e872\"},\"kind\":\"incident-plan\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"203964d49dec5aed94017d3b92a6442a3630cd8aca8146e2e6c432e479a5e4ae\",\"sm3\":\"fcd7c3012fdb2dd6ac96bf23104643b79450b30cacfce76f557c899fffcc1432\"},\"kind\":\"exit-plan\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"75dbd6d5f743b392f80cfe1b08a66334dd5e5fbc028cdf1d5f432fdfe9c78625\",\"sm3\":\"4b4f56593690fe6ec79f2e5f4b5999faaa2dc81fb498943b9d35f8dd434dea42\"},\"kind\":\"protection-filing\",\"title\":\"证明\"}],\"protectionLevel\":3,\"reviewerYears\":3,\"reviewers\":8,\"seat\":\"420100\"}}",
                 *       "salt": "ad3162fc5492bda120ef85bd9238c13e93b4a43bce14211518247dc2b85c80bb",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "cdea0dca1bdfafc00a3a537b4c276e29774fcbf0f7ad6644863bce9699f86f73",
                 *         "value": "MEQCID8Dkg/e3RDRjmTIj7LCfkWpSikSKRGMNyikaj0LnYBOAiAKXSdEf4BKh/b7mif0o5MwvxwP7WKF8Aaw3db0X7+8RQ=="
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "66",
                     *       "sha256": "c2ddb30a89e1021028d02f3c576692d1599daec0f20e395b9b1e8d07f16af8ef",
                     *       "sm3": "746b158629b53446ad3dde6aba81e76a1c0fffbec7ca9d7b214cdf0312eb3823",
                     *       "version": "1",
                     *       "recordedTime": "2026-11-27T12:21:05.110Z",
                     *       "number": null,
                     *       "repeated": false
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetRegistrarState: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "registrar",
                     *       "version": "1",
                     *       "state": "{\"changes\":[],\"findings\":[],\"guidances\":[],\"lastActOn\":\"2025-03-03\",\"qualification\":{\"experienceYears\":2,\"kind\":\"public-institution\",\"name\":\"数据产权登记机构\",\"paidInCapital\":\"0\",\"proofs\":[{\"content\":{\"sha256\":\"a4b52f4884cdd3a60b527cbbf7527a6082053b6dc9b7e8012d3912cec9f9bc6e\",\"sm3\":\"dc102b28439bd96e12762a926084ab69234720bf3d13a5bb704ba3031ea505db\"},\"kind\":\"premises\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"2514e1475addffb378fdb07e9a1092176c09dbfbd129ebcaacd0099818d2534c\",\"sm3\":\"fba05108f8d25e618546ccc20ff42de11396843e0f87cd0eb27b0caffac3f194\"},\"kind\":\"funding\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"bf9422a2a04aad2180fad0913f1cdf8a9d3780fd074817d2569050d0a8095d3a\",\"sm3\":\"2cab6b5361deb27c2706dfee30c9eb9005e5d1585c9e6383758184c7d03e0d43\"},\"kind\":\"governance\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"0f14e36ba424ea9550f1cab99fb0ae6b391f23c5344f27627ae556d81abe6774\",\"sm3\":\"8eb5bed6b80aebd2a1abb847f3bb4eafd54882d0e4c74db4ecbf74f0235a9b11\"},\"kind\":\"registration-rules\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"dffeba8b2fb527c478e1d11a59ba416d030b1bf9fecc87b5954b5ab7d070bc56\",\"sm3\":\"d0d9ca9c92b7a32e7ad45398b0760bf40b64320f69a918b85a97ebbbe94f14ad\"},\"kind\":\"reviewer-rules\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"917552e4e3873d18a956094a9011b33f469537abbcfd66f9c46fdca3685f562b\",\"sm3\":\"547711699000fd0466bab923e9733f6de6f067c1aacf52ac3d528f2ffd495396\"},\"kind\":\"security-rules\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"57a40f38a69c61ea96a183ea3c03d3176d99a73d778a08c8cc8f18c9b10dadb3\",\"sm3\":\"2d6c987ee8499cc85bf08b0c88995b664ff3f7754001c4ab3a314e792f28e872\"},\"kind\":\"incident-plan\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"203964d49dec5aed94017d3b92a6442a3630cd8aca8146e2e6c432e479a5e4ae\",\"sm3\":\"fcd7c3012fdb2dd6ac96bf23104643b79450b30cacfce76f557c899fffcc1432\"},\"kind\":\"exit-plan\",\"title\":\"证明\"},{\"content\":{\"sha256\":\"75dbd6d5f743b392f80cfe1b08a66334dd5e5fbc028cdf1d5f432fdfe9c78625\",\"sm3\":\"4b4f56593690fe6ec79f2e5f4b5999faaa2dc81fb498943b9d35f8dd434dea42\"},\"kind\":\"protection-filing\",\"title\":\"证明\"}],\"protectionLevel\":3,\"reviewerYears\":3,\"reviewers\":8,\"seat\":\"420100\"},\"status\":\"declared\",\"years\":[]}"
                     *     }
                     */
                    "application/json": components["schemas"]["AggregateResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetRegistry: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "registry",
                     *       "version": "2",
                     *       "state": "{\"calendars\":[],\"instances\":[{\"inUse\":true,\"mirror\":{\"chain\":\"31337\",\"codeHash\":\"cf63d217e6a439113903ffab13d4b8af8c10449411793a274622641ad8766312\",\"contract\":\"0x02ff00a248e246ad4eb5f6749a72a4a10362b161\",\"deployedAt\":\"1\",\"genesis\":\"c5f78b81e69be0e6680e97ccf03cb886c7a6400a5f701a1d4e05c45030806d1d\",\"kind\":\"evm\",\"name\":\"evm\"},\"refused\":[],\"voided\":[]}],\"keys\":{\"keys\":[{\"inUse\":true,\"key\":{\"material\":\"MCowBQYDK2VwAyEA7qOvFF5RZBFkJ6Cz2VNJ/Rh6xomwzIfgv7TUey0fjz0=\",\"purpose\":\"lane\"},\"revoked\":false},{\"inUse\":true,\"key\":{\"material\":\"MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAEvFvbvi9CDtZ+SJLL8xwi14pklurNOa5Id1C5Qw7QWWl3eqfODgrToqm2mtdWOLqou6Ti0QQgXQZYVcjZiu38ew==\",\"purpose\":\"lane\"},\"revoked\":false},{\"inUse\":true,\"key\":{\"material\":\"MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEp0/FOsO749XF3nEmVssPhPnN5sNinAilj93p/df5yZjzXwpTVo/60woW42gUWfesyp+4z/m9j8u22SiqznNnoQ==\",\"purpose\":\"lane\"},\"revoked\":false},{\"inUse\":true,\"key\":{\"material\":\"MCowBQYDK2VwAyEACHP5CIRnT9O0N5pp2wUphTlXC/8el25d0RqdrC3HK0I=\",\"purpose\":\"bundle\"},\"revoked\":false},{\"inUse\":true,\"key\":{\"material\":\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAERBGMYlDp5Q1/QgXH9AJAUWA6WJ91lUePDa7NTEVtPOSko015Favivm8v99d3O/oeGjQSUl5bMVWNVhhYInDF3w==\",\"purpose\":\"certificate\"},\"revoked\":false},{\"inUse\":true,\"key\":{\"material\":\"MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEFvEw60FYvoaSQ+ualw9D2sR6tIYcAEzQMZk4gq28XYX4SWuYOpZY8Pc1NgUORYCffh7gv3eQSJGBR5vnDlsbfQ==\",\"purpose\":\"certificate\"},\"revoked\":false},{\"inUse\":true,\"key\":{\"material\":\"MIIBZzCCAQygAwIBAgIINQSF4EFe4a8wCgYIKoZIzj0EAwIwIzEhMB8GA1UEAxMYZGV2ZWxvcG1lbnQgdGltZSBzdGFtcGVyMB4XDTI1MDEwMTAwMDAwMFoXDTQ5MTIzMTAwMDAwMFowIzEhMB8GA1UEAxMYZGV2ZWxvcG1lbnQgdGltZSBzdGFtcGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwQ8k16/hrAkY5IDRAVEtQtJB2DAakc5IZMrnqEWMzZRE0MdcV6ImF/pJjX2w2qHyPErRG/Qy5pJYwaQB4ON6f6MqMCgwDgYDVR0PAQH/BAQDAgeAMBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMCA0kAMEYCIQCkRkIwzRxKGwNkHR0hIN9VOtnvm/j1+d9quHO0MIITnAIhAI6kqInVf8pFDlQgGVQ5Qn3uWhy2R5zZgAAVMxjjZGC3\",\"purpose\":\"time-stamper\"},\"revoked\":false}]},\"lists\":[]}"
                     *     }
                     */
                    "application/json": components["schemas"]["AggregateResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SubmitRegistryCommand: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The entity tag of the state that the command was decided on. It must be of the version that the signed envelope expects; a state that moved on is then answered with 412 instead of 409.
                 * @example "7.c0ffee"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "envelope": "{\"actor\":\"party/00000000000000000000000000000001\",\"commandId\":\"d1041e3edf5da1a425064726b036a6cc\",\"expectedVersion\":\"2\",\"expires\":\"2099-01-01T00:00:00.000Z\",\"format\":\"ledger-command@v1\",\"origin\":\"dev-ledger.example/registry\",\"payload\":{\"sha256\":\"e124e4df2574176b37656c739b907a064c3d6a90c1830456c5c93281e409b473\",\"sm3\":\"bbf71b4dff47138cd8442ea9942b837655f2e21e2d64e5b78c3c9d7c77e87b66\"},\"stream\":\"registry\",\"type\":\"list.load\"}",
                 *       "payload": "{\"list\":{\"document\":\"清单\",\"effective\":\"2025-01-01\",\"entries\":[{\"asset\":\"cc6d985657c7d68f8fe8c623a6fb5179\",\"id\":\"1\",\"title\":\"原始数据\"}],\"kind\":\"circulation\",\"number\":1}}",
                 *       "salt": "271838442c33ae011f585a35de6a71717f16e9a0b9d113e1deb99d8e5147f1f4",
                 *       "signature": {
                 *         "algorithm": "p256",
                 *         "key": "cdea0dca1bdfafc00a3a537b4c276e29774fcbf0f7ad6644863bce9699f86f73",
                 *         "value": "MEQCIE+kLSunJ7Nv91fP/eAbzG8cJHM9bOh7SC5FOBP2RMdrAiAk2EwnIOM302kqoqM1ofdg6d72Pnvy69IU6AJdc3Cb5A=="
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignedCommand"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "index": "64",
                     *       "sha256": "c381527655030384363d403128e7e72697d59f33216dbfaed77460908946ca06",
                     *       "sm3": "90a772bcea52162a45cdc8f0c977a8590b7ad54e00c15e35ddaa7208c3295704",
                     *       "version": "3",
                     *       "recordedTime": "2026-11-27T12:21:04.933Z",
                     *       "number": null,
                     *       "repeated": false
                     *     }
                     */
                    "application/json": components["schemas"]["CommandAccepted"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListResponsibilities: {
        parameters: {
            query?: {
                /** @description Go on behind this: `next` of the page before. Without it the list begins. */
                after?: string;
                /** @description How many items at most. */
                limit?: number;
                /**
                 * @description The party id of a provider.
                 * @example a1000000000000000000000000000001
                 */
                provider?: string;
            };
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "item": "c9adfb7f77dd6031a905b259f3f69a10",
                     *           "name": "法人基础信息 ea8ff98cc25e015c6b352feec3d900e6",
                     *           "number": "1",
                     *           "provider": {
                     *             "id": "a1000000000000000000000000000001",
                     *             "name": "数据采集公司",
                     *             "code": "91350100M000100Y43"
                     *           },
                     *           "recipients": "全市各行政审批部门",
                     *           "basis": "数据共享责任清单",
                     *           "way": "interface",
                     *           "from": "2025-03-03"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfResponsibilityResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListRules: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "document": "G35",
                     *         "clause": "第十条",
                     *         "rule": "rule/retention",
                     *         "version": "G35@2026-07-01.4",
                     *         "tests": [
                     *           "DocumentTests.Materials_are_kept_for_twenty_years_after_the_registration_has_ended"
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["RuleResource"][];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TellSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "event": "signed-in"
                 *     }
                 */
                "application/json": components["schemas"]["SessionEvent"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetStatistics: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "month": "2025-03",
                     *           "type": "catalogue.compiled",
                     *           "count": "1"
                     *         }
                     *       ],
                     *       "handled": [
                     *         {
                     *           "month": "2025-03",
                     *           "days": 0,
                     *           "count": "2"
                     *         }
                     *       ],
                     *       "regions": [],
                     *       "handlingDays": 10,
                     *       "handlingClause": "G35 第二十八条第一款",
                     *       "late": "0",
                     *       "today": "0"
                     *     }
                     */
                    "application/json": components["schemas"]["StatisticsResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "d8745cfba3814af4b5c750041a172874",
                     *           "address": "https://receiver.example/hook",
                     *           "types": [],
                     *           "status": "active",
                     *           "cursor": "69",
                     *           "failures": 0,
                     *           "nextTry": null,
                     *           "deliveries": []
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfWebhookResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AddWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "address": "https://receiver.example/hook",
                 *       "types": null,
                 *       "after": null
                 *     }
                 */
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "id": "d8745cfba3814af4b5c750041a172874",
                     *         "address": "https://receiver.example/hook",
                     *         "types": [],
                     *         "status": "active",
                     *         "cursor": "69",
                     *         "failures": 0,
                     *         "nextTry": null,
                     *         "deliveries": []
                     *       },
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookSecretResource"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GetWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An entity tag that was answered before: 304 while it still holds.
                 * @example W/"3f2a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example d8745cfba3814af4b5c750041a172874
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "d8745cfba3814af4b5c750041a172874",
                     *       "address": "https://receiver.example/hook",
                     *       "types": [],
                     *       "status": "active",
                     *       "cursor": "69",
                     *       "failures": 0,
                     *       "nextTry": null,
                     *       "deliveries": [
                     *         {
                     *           "message": "msg_d8745cfba3814af4b5c750041a172874_test_1795782065538",
                     *           "time": "2026-11-27T12:21:05.540Z",
                     *           "status": 204,
                     *           "outcome": "delivered"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookResource"];
                };
            };
            /** @description What is known already still holds. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EndWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example d8745cfba3814af4b5c750041a172874
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "d8745cfba3814af4b5c750041a172874",
                     *       "address": "https://receiver.example/hook",
                     *       "types": [],
                     *       "status": "ended",
                     *       "cursor": "69",
                     *       "failures": 0,
                     *       "nextTry": null,
                     *       "deliveries": [
                     *         {
                     *           "message": "msg_d8745cfba3814af4b5c750041a172874_test_1795782065538",
                     *           "time": "2026-11-27T12:21:05.540Z",
                     *           "status": 204,
                     *           "outcome": "delivered"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookResource"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ResumeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example d8745cfba3814af4b5c750041a172874
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "d8745cfba3814af4b5c750041a172874",
                     *       "address": "https://receiver.example/hook",
                     *       "types": [],
                     *       "status": "active",
                     *       "cursor": "69",
                     *       "failures": 0,
                     *       "nextTry": null,
                     *       "deliveries": [
                     *         {
                     *           "message": "msg_d8745cfba3814af4b5c750041a172874_test_1795782065538",
                     *           "time": "2026-11-27T12:21:05.540Z",
                     *           "status": 204,
                     *           "outcome": "delivered"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookResource"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChangeWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of its signed envelope, and need not be sent; one that differs from it is refused.
                 * @example "3f2ac1d4e5b60718293a4b5c6d7e8f90"
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example d8745cfba3814af4b5c750041a172874
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook": {
                     *         "id": "d8745cfba3814af4b5c750041a172874",
                     *         "address": "https://receiver.example/hook",
                     *         "types": [],
                     *         "status": "active",
                     *         "cursor": "69",
                     *         "failures": 0,
                     *         "nextTry": null,
                     *         "deliveries": [
                     *           {
                     *             "message": "msg_d8745cfba3814af4b5c750041a172874_test_1795782065538",
                     *             "time": "2026-11-27T12:21:05.540Z",
                     *             "status": 204,
                     *             "outcome": "delivered"
                     *           }
                     *         ]
                     *       },
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookSecretResource"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TestWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id, 32 lowercase hex characters.
                 * @example d8745cfba3814af4b5c750041a172874
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "msg_d8745cfba3814af4b5c750041a172874_test_1795782065538",
                     *       "time": "2026-11-27T12:21:05.540Z",
                     *       "status": 204,
                     *       "outcome": "delivered"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryResource"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
