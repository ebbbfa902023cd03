namespace MbRlRobot.Numerics;

/// <summary>Where the elements of a matrix lie in a row of numbers: element (i, j) at i * RowStep + j * ColumnStep.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="RowStep">From a row to the next.</param>
/// <param name="ColumnStep">From a column to the next.</param>
public readonly record struct MatrixView(int Rows, int Columns, int RowStep, int ColumnStep);
