/** A file that the build takes from elsewhere, and what its bytes must be. */
export interface Pin {
  /** The file's name. */
  name: string;
  /** sha256 in hexadecimal. */
  sha256: string;
}

/** The Python package that carries TensorFlow's libraries and the headers of its C interface. */
export const requirement = "tensorflow-cpu==2.12.0";

/** That package's file on the package index, 232 MB. */
export const wheel: Pin = {
  name: "tensorflow_cpu-2.12.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
  sha256: "e8c7047552a2d759f3e65ac13e36dd24bb5fec2e6576e848287811ec44b3d62f",
};

/** The two libraries in it, 578 MB, in the order in which the addon is linked with them. */
export const libraries: readonly Pin[] = [
  {
    name: "libtensorflow_cc.so.2",
    sha256: "2c18d3d95bc0088e08361f9996711b85b749c3814df76b3cab3ec16f9b6db7ca",
  },
  {
    name: "libtensorflow_framework.so.2",
    sha256: "3621472cd576791eb0d5e4947c3f87cae380bf5eb2bed5da698ef03552d6a458",
  },
];
