namespace Ledger.Sources.Csv;

internal enum CsvFault
{
    None,

    // A quote in the middle of a value, or something behind a closing one, or a CR that ends no line.
    Quote,

    // The file ends within quotes.
    Open,

    TooLarge,
}
