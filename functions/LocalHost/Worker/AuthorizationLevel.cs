namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key an HTTP function asks for.</summary>
public enum AuthorizationLevel
{
    /// <summary>No key.</summary>
    Anonymous = 0,

    /// <summary>A valid authentication token; here: a key.</summary>
    User = 1,

    /// <summary>A function key.</summary>
    Function = 2,

    /// <summary>The master key of an extension; here: a key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
