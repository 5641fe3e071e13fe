global using Ledger.Cryptography;
