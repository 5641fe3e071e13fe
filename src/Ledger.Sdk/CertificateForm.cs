namespace Ledger.Sdk;

/// <summary>In which form a certificate is asked for.</summary>
public enum CertificateForm
{
    /// <summary>For people.</summary>
    Pdf,

    /// <summary>For programs: a W3C Verifiable Credential 2.0, secured as JWT.</summary>
    Credential,

    /// <summary>Both, with SM2 and P-256 signatures and the evidence, as one zip.</summary>
    Archive,
}

/// <summary>What the forms are called.</summary>
public static class CertificateForms
{
    /// <summary>The last part of its address.</summary>
    public static string FileName(this CertificateForm form) => form switch
    {
        CertificateForm.Pdf => "certificate.pdf",
        CertificateForm.Credential => "certificate.vc.jwt",
        CertificateForm.Archive => "certificate.zip",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such form."),
    };
}
