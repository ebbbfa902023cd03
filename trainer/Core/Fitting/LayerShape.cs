namespace MbRlRobot.Fitting;

/// <summary>Where one layer lies among a member's parameters.</summary>
/// <param name="Inputs">The rows of its matrix.</param>
/// <param name="Outputs">The columns that mean something.</param>
/// <param name="InputPitch">From a sample's inputs to the next sample's: <paramref name="Inputs"/>, padded.</param>
/// <param name="Pitch">From a row of the matrix to the next: <paramref name="Outputs"/>, padded; what is between stays 0.</param>
/// <param name="Weights">Where its matrix begins.</param>
/// <param name="Biases">Where its biases begin.</param>
internal sealed record LayerShape(int Inputs, int Outputs, int InputPitch, int Pitch, int Weights, int Biases)
{
    internal int WeightLength => Inputs * Pitch;
}
