// lib3mf of Debian (1.x): loads a file and, with --facts, says what its build holds. Prints seconds, or JSON.
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <set>
#include <vector>
#include "Model/COM/NMR_DLLInterfaces.h"

using namespace NMR;

struct Matrix {
  double m[3][4];
};

static const Matrix identity = {{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}};
static double low[3] = {INFINITY, INFINITY, INFINITY};
static double high[3] = {-INFINITY, -INFINITY, -INFINITY};
static double volume = 0;
static unsigned long long vertices = 0, triangles = 0;
static std::set<DWORD> meshes;

static double now() {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static Matrix matrixOf(const MODELTRANSFORM &t) {
  Matrix result;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 4; j++) result.m[i][j] = (double)t.m_fFields[i][j];
  return result;
}

// First b, then a.
static Matrix times(const Matrix &a, const Matrix &b) {
  Matrix result;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 4; j++) {
      double sum = j == 3 ? a.m[i][3] : 0;
      for (int k = 0; k < 3; k++) sum += a.m[i][k] * b.m[k][j];
      result.m[i][j] = sum;
    }
  return result;
}

static double determinant(const Matrix &t) {
  const double(*m)[4] = t.m;
  return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
         m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

static bool addMesh(PLib3MFModelObjectResource *object, const Matrix &t) {
  DWORD id = 0, vertexCount = 0, triangleCount = 0;
  lib3mf_resource_getresourceid(object, &id);
  if (lib3mf_meshobject_getvertexcount(object, &vertexCount) != LIB3MF_OK) return false;
  if (lib3mf_meshobject_gettrianglecount(object, &triangleCount) != LIB3MF_OK) return false;
  std::vector<MODELMESHVERTEX> v(vertexCount + 1);
  std::vector<MODELMESHTRIANGLE> f(triangleCount + 1);
  lib3mf_meshobject_getvertices(object, v.data(), vertexCount, nullptr);
  lib3mf_meshobject_gettriangleindices(object, f.data(), triangleCount, nullptr);
  if (meshes.insert(id).second) {
    vertices += vertexCount;
    triangles += triangleCount;
  }
  for (DWORD i = 0; i < vertexCount; i++)
    for (int axis = 0; axis < 3; axis++) {
      const float *p = v[i].m_fPosition;
      double value = t.m[axis][0] * p[0] + t.m[axis][1] * p[1] + t.m[axis][2] * p[2] + t.m[axis][3];
      low[axis] = std::fmin(low[axis], value);
      high[axis] = std::fmax(high[axis], value);
    }
  double six = 0;
  for (DWORD i = 0; i < triangleCount; i++) {
    double p[3][3];
    for (int corner = 0; corner < 3; corner++)
      for (int axis = 0; axis < 3; axis++)
        p[corner][axis] = (double)v[f[i].m_nIndices[corner]].m_fPosition[axis] - (double)v[0].m_fPosition[axis];
    six += p[0][0] * (p[1][1] * p[2][2] - p[1][2] * p[2][1]) - p[0][1] * (p[1][0] * p[2][2] - p[1][2] * p[2][0]) +
           p[0][2] * (p[1][0] * p[2][1] - p[1][1] * p[2][0]);
  }
  volume += six / 6 * std::fabs(determinant(t));
  return true;
}

static bool addObject(PLib3MFModelObjectResource *object, const Matrix &t, int depth) {
  BOOL isMesh = false, isComponents = false;
  lib3mf_object_ismeshobject(object, &isMesh);
  if (isMesh) return addMesh(object, t);
  lib3mf_object_iscomponentsobject(object, &isComponents);
  if (!isComponents || depth > 32) return false;
  DWORD count = 0;
  lib3mf_componentsobject_getcomponentcount(object, &count);
  for (DWORD i = 0; i < count; i++) {
    PLib3MFModelComponent *component = nullptr;
    PLib3MFModelObjectResource *inner = nullptr;
    BOOL has = false;
    MODELTRANSFORM transform;
    lib3mf_componentsobject_getcomponent(object, i, &component);
    lib3mf_component_getobjectresource(component, &inner);
    lib3mf_component_hastransform(component, &has);
    Matrix own = identity;
    if (has && lib3mf_component_gettransform(component, &transform) == LIB3MF_OK) own = matrixOf(transform);
    if (!addObject(inner, times(t, own), depth + 1)) return false;
  }
  return true;
}

static int facts(PLib3MFModel *model) {
  static const double inMm[] = {0.001, 1, 10, 25.4, 304.8, 1000};
  DWORD unit = 1;
  lib3mf_model_getunit(model, &unit);
  PLib3MFModelBuildItemIterator *items = nullptr;
  lib3mf_model_getbuilditems(model, &items);
  BOOL more = false;
  while (lib3mf_builditemiterator_movenext(items, &more) == LIB3MF_OK && more) {
    PLib3MFModelBuildItem *item = nullptr;
    PLib3MFModelObjectResource *object = nullptr;
    BOOL has = false;
    MODELTRANSFORM transform;
    lib3mf_builditemiterator_getcurrent(items, &item);
    lib3mf_builditem_getobjectresource(item, &object);
    lib3mf_builditem_hasobjecttransform(item, &has);
    Matrix own = identity;
    if (has && lib3mf_builditem_getobjecttransform(item, &transform) == LIB3MF_OK) own = matrixOf(transform);
    if (!addObject(object, own, 0)) return 1;
  }
  double mm = unit < 6 ? inMm[unit] : 1;
  if (meshes.empty()) {
    printf("{\"vertices\":0,\"triangles\":0,\"box\":null,\"volume\":null}\n");
    return 0;
  }
  printf("{\"vertices\":%llu,\"triangles\":%llu,\"box\":[%.17g,%.17g,%.17g],\"volume\":%.17g}\n", vertices, triangles,
         (high[0] - low[0]) * mm, (high[1] - low[1]) * mm, (high[2] - low[2]) * mm, std::fabs(volume) * mm * mm * mm);
  return 0;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  double start = now();
  PLib3MFModel *model = nullptr;
  PLib3MFModelReader *reader = nullptr;
  if (lib3mf_createmodel(&model) != LIB3MF_OK) return 2;
  if (lib3mf_model_queryreader(model, "3mf", &reader) != LIB3MF_OK) return 2;
  bool asked = argc > 2 && strcmp(argv[2], "--facts") == 0;
  if (lib3mf_reader_readfromfileutf8(reader, argv[1]) != LIB3MF_OK) {
    DWORD code = 0;
    LPCSTR message = nullptr;
    lib3mf_getlasterror(reader, &code, &message);
    if (asked) printf("{\"refused\":\"%u %s\"}\n", code, message == nullptr ? "" : message);
    else printf("null\n");
    return 0;
  }
  if (asked) return facts(model);
  printf("%.6f\n", now() - start);
  return 0;
}
