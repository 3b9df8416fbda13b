namespace Azure.AI.Translation.Text;

/// <summary>Declaration.</summary>
public readonly struct TextType(string value) : IEquatable<TextType>
{
    private readonly string _value = value;

    public static TextType Html { get; } = new("Html");

    public static TextType Plain { get; } = new("Plain");

    public static bool operator ==(TextType left, TextType right) => left.Equals(right);

    public static bool operator !=(TextType left, TextType right) => !left.Equals(right);

    public bool Equals(TextType other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object obj) => obj is TextType other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(_value ?? "");

    public override string ToString() => _value;
}
