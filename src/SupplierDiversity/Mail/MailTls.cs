namespace SupplierDiversity.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailTls
{
    /// <summary>Not at all: a relay on the same machine or a trusted network.</summary>
    None,

    /// <summary>STARTTLS (RFC 3207), required: without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314), usually port 465.</summary>
    Implicit,
}
